package io.quorate.chaos.scenario;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node answers at {@code /v1/alerts}. */
final class NodeAlerts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private NodeAlerts() {}

  static List<JsonNode> read(NodeProcess node) throws IOException {
    URI page = URI.create("http://" + node.site().address() + ":" + Ports.HTTP + "/v1/alerts");
    List<JsonNode> alerts = new ArrayList<>();
    try (InputStream stream = page.toURL().openStream()) {
      JSON.readTree(stream.readAllBytes()).get("alerts").forEach(alerts::add);
    }
    return alerts;
  }

  /** Each as {@code state alert subject}. */
  static List<String> words(NodeProcess node) throws IOException {
    return read(node).stream()
        .map(alert ->
            String.join(
                " ",
                alert.get("state").asString(),
                alert.get("alert").asString(),
                alert.get("subject").asString()))
        .toList();
  }
}
