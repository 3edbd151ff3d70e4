package io.quorate.store.telemetry;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.quorate.core.alert.Alert;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that alerts are watched for: {@code alert.active} is 1 where an alert is raised, {@code
 * alert.absent} where there are no measurements. Labelled {@code alert}, {@code severity} and
 * {@code subject}.
 */
public final class AlertGauges implements MetricSet {

  private final Supplier<List<Alert>> watched;

  /**
   * @param watched as it is at the moment of the call
   */
  public AlertGauges(Supplier<List<Alert>> watched) {
    this.watched = watched;
  }

  @Override
  public Map<String, Metric> getMetrics() {
    Map<String, Metric> metrics = new HashMap<>();
    for (Alert alert : watched.get()) {
      metrics.put(nameOf("active", alert), is(alert, Alert.State.RAISED));
      metrics.put(nameOf("absent", alert), is(alert, Alert.State.ABSENT));
    }
    return metrics;
  }

  private static Gauge<Integer> is(Alert alert, Alert.State state) {
    return () -> alert.state() == state ? 1 : 0;
  }

  private static String nameOf(String name, Alert alert) {
    return Telemetry.labelled(
        "alert." + name,
        Map.of(
            "alert", alert.rule(),
            "severity", alert.severity().name().toLowerCase(Locale.ROOT),
            "subject", alert.subject()));
  }
}
