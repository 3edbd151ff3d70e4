package io.quorate.store.monitor;

import io.quorate.core.alert.Alert;
import io.quorate.store.forward.Topology;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Alerts as others read them; {@code docs/alerts.md} describes the form. */
final class AlertJson {

  private final Topology topology;

  AlertJson(Topology topology) {
    this.topology = topology;
  }

  /** Who tells. */
  ObjectNode node() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("cluster", topology.clusterId())
        .put("node", topology.self().name())
        .put("region", topology.self().region());
  }

  /** One alert, and who tells. */
  ObjectNode of(Alert alert, Instant since) {
    return node()
        .put("alert", alert.rule())
        .put("severity", alert.severity().name().toLowerCase(Locale.ROOT))
        .put("subject", alert.subject())
        .put("state", alert.state().name().toLowerCase(Locale.ROOT))
        .put("since", since.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("detail", alert.detail());
  }
}
