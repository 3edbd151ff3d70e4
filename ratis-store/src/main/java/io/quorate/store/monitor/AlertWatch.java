package io.quorate.store.monitor;

import io.quorate.core.alert.Alert;
import io.quorate.core.alert.AlertEngine;
import io.quorate.core.alert.ClusterRules;
import io.quorate.core.alert.Sight;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Applies the rules to what is seen, and tells what changed. {@link #look} belongs to one thread,
 * the rest is safe for any.
 */
final class AlertWatch {

  private final ClusterRules rules;
  private final InstantSource wall;
  private final AlertEngine engine = new AlertEngine();
  private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();
  private volatile List<Alert> watched = List.of();

  AlertWatch(ClusterRules rules, InstantSource wall) {
    this.rules = rules;
    this.wall = wall;
  }

  void tell(AlertListener listener) {
    listeners.add(listener);
  }

  void look(Sight sight, long nowNanos) {
    List<Alert> changed = rules.apply(engine, sight, nowNanos);
    watched = engine.watched();
    for (Alert alert : changed) {
      Instant since = since(alert, nowNanos);
      listeners.forEach(listener -> listener.changed(alert, since));
    }
  }

  /** Everything that rules are applied to, as the last look left it. */
  List<Alert> watched() {
    return watched;
  }

  /** The wall clock's time of a change, as near as that clock tells now. */
  Instant since(Alert alert, long nowNanos) {
    return wall.instant().minusNanos(Math.max(0, nowNanos - alert.sinceNanos()));
  }
}
