package io.quorate.chaos.scenario;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One figure of a node's page for Prometheus. */
final class NodeMetric {

  private NodeMetric() {}

  /** The value of the first series of this name. */
  static double read(NodeProcess node, String name) throws IOException {
    URI page = URI.create("http://" + node.site().address() + ":" + Ports.HTTP + "/metrics");
    try (InputStream stream = page.toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .findFirst()
          .orElseThrow(() -> new IOException("no metric " + name + " at " + page));
    }
  }
}
