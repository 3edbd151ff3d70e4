package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.LinkStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "latency",
    description = {
      "Shows the round trips between all nodes, in milliseconds, as each node measures them.",
      "A row is what the node at its left measures; \"lost\" says for how long nothing has come back."
    })
final class LatencyCommand implements Callable<Integer> {

  private static final String SELF = "-";
  private static final String UNKNOWN = "?";
  private static final double MILLI_NANOS = 1e6;

  @Mixin private final ClientOptions client;

  LatencyCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
  }

  @Override
  public Integer call() {
    try (QuorateClient quorate = client.connect()) {
      ClusterView view = ClusterView.of(quorate);
      if (client.json()) {
        client.terminal().out().println(json(view));
      } else {
        client.terminal().out().print(Text.table(rows(view)));
      }
      return ExitCode.OK;
    }
  }

  static List<List<String>> rows(ClusterView view) {
    List<String> heading = new ArrayList<>(List.of("FROM", "REGION"));
    view.nodes().forEach(node -> heading.add("TO " + node.address().node()));
    List<List<String>> rows = new ArrayList<>(List.of(heading));
    for (ClusterView.Node from : view.nodes()) {
      List<String> row = new ArrayList<>(List.of(from.address().node(), from.address().region()));
      for (ClusterView.Node to : view.nodes()) {
        row.add(cell(from, to));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String cell(ClusterView.Node from, ClusterView.Node to) {
    if (from == to) {
      return SELF;
    }
    return link(from, to).map(LatencyCommand::words).orElse(UNKNOWN);
  }

  private static String words(LinkStatus link) {
    return switch (link.state()) {
      case UNKNOWN -> UNKNOWN;
      case LOST -> "lost " + seconds(link.inState());
      case UP -> link.mean().isZero() ? UNKNOWN : millis(link.mean());
    };
  }

  private static Optional<LinkStatus> link(ClusterView.Node from, ClusterView.Node to) {
    return from.status().stream()
        .flatMap(status -> status.links().stream())
        .filter(link -> link.node().equals(to.address().node()))
        .findFirst();
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / MILLI_NANOS);
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + "s";
  }

  static ObjectNode json(ClusterView view) {
    ObjectNode json = ModelJson.object();
    ArrayNode nodes = json.putArray("nodes");
    for (ClusterView.Node node : view.nodes()) {
      ObjectNode one =
          nodes
              .addObject()
              .put("node", node.address().node())
              .put("region", node.address().region())
              .put("reachable", node.status().isPresent());
      ArrayNode links = one.putArray("links");
      node.status().ifPresent(status -> status.links().forEach(link -> links.add(json(link))));
    }
    return json;
  }

  /** A round trip that is not known is left out. */
  private static ObjectNode json(LinkStatus link) {
    ObjectNode json =
        ModelJson.object()
            .put("to", link.node())
            .put("state", link.state().name().toLowerCase(Locale.ROOT))
            .put("in_state_ms", link.inState().toMillis());
    put(json, "last_ms", link.last());
    put(json, "mean_ms", link.mean());
    put(json, "usual_ms", link.usual());
    return json.put("answered", link.answered()).put("lost", link.lost());
  }

  private static void put(ObjectNode json, String name, Duration time) {
    if (!time.isZero()) {
      json.put(name, time.toNanos() / MILLI_NANOS);
    }
  }
}
