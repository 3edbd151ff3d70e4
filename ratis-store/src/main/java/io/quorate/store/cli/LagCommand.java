package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.ReplicaLag;
import io.quorate.model.ReplicaStatus;
import io.quorate.model.Role;
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
    name = "lag",
    description = {
      "Shows how far each replica is behind its leader.",
      "BEHIND is in revisions, BACKLOG in entries that the replica knows to be committed and has not"
          + " applied.",
      "AGE is the leader's view: the replica holds every write acknowledged that long ago."
    })
final class LagCommand implements Callable<Integer> {

  private static final List<String> HEADING =
      List.of("GROUP", "NODE", "REGION", "ROLE", "REVISION", "BEHIND", "BACKLOG", "AGE MS");
  private static final String UNKNOWN = "?";

  @Mixin private final ClientOptions client;

  LagCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
  }

  /** One replica, as its node and its leader see it. */
  private record Row(ClusterView.Node node, ReplicaStatus replica, ClusterView view) {

    Optional<Long> behind() {
      return view.leader(replica.group())
          .map(leader -> Math.max(0, leader.revision().value() - replica.revision().value()));
    }

    long backlog() {
      return Math.max(0, replica.commitIndex() - replica.appliedIndex());
    }

    /** The leader's own data has no age. */
    Optional<Duration> age() {
      return replica.role() == Role.LEADER
          ? Optional.of(Duration.ZERO)
          : view.lag(replica.group(), node.address().node()).map(ReplicaLag::age);
    }

    String role() {
      return replica.role().name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    try (QuorateClient quorate = client.connect()) {
      ClusterView view = ClusterView.of(quorate);
      if (client.json()) {
        client.terminal().out().println(json(view));
      } else {
        client.terminal().out().print(Text.table(table(view)));
      }
      return ExitCode.OK;
    }
  }

  private static List<Row> rows(ClusterView view) {
    List<Row> rows = new ArrayList<>();
    for (ClusterView.Node node : view.nodes()) {
      node.status()
          .ifPresent(status ->
              status.replicas().forEach(replica -> rows.add(new Row(node, replica, view))));
    }
    return rows;
  }

  private static List<List<String>> table(ClusterView view) {
    List<List<String>> table = new ArrayList<>(List.of(HEADING));
    for (Row row : rows(view)) {
      table.add(
          List.of(
              row.replica().group(),
              row.node().address().node(),
              row.node().address().region(),
              row.role(),
              row.replica().revision().toString(),
              row.behind().map(Object::toString).orElse(UNKNOWN),
              Long.toString(row.backlog()),
              row.age().map(age -> Long.toString(age.toMillis())).orElse(UNKNOWN)));
    }
    for (ClusterView.Node node : view.nodes()) {
      if (node.status().isEmpty()) {
        table.add(unreachable(node, view));
      }
    }
    return table;
  }

  /** Of a node that does not answer here the leader may know more. */
  private static List<String> unreachable(ClusterView.Node node, ClusterView view) {
    Optional<ReplicaLag> lag = view.lag(node.address().node());
    return List.of(
        lag.map(ReplicaLag::group).orElse(UNKNOWN),
        node.address().node(),
        node.address().region(),
        "unreachable: " + node.failure(),
        UNKNOWN,
        lag.map(known -> Long.toString(known.revisionsBehind())).orElse(UNKNOWN),
        UNKNOWN,
        lag.map(known -> Long.toString(known.age().toMillis())).orElse(UNKNOWN));
  }

  /** What is not known is left out. */
  private static ObjectNode json(ClusterView view) {
    ObjectNode json = ModelJson.object();
    ArrayNode replicas = json.putArray("replicas");
    for (Row row : rows(view)) {
      ObjectNode one =
          replicas
              .addObject()
              .put("group", row.replica().group())
              .put("node", row.node().address().node())
              .put("region", row.node().address().region())
              .put("role", row.role())
              .put("revision", row.replica().revision().value())
              .put("backlog_entries", row.backlog());
      row.behind().ifPresent(revisions -> one.put("behind_revisions", revisions));
      row.age().ifPresent(age -> one.put("age_ms", age.toMillis()));
    }
    ArrayNode unreachable = json.putArray("unreachable");
    view.nodes().stream()
        .filter(node -> node.status().isEmpty())
        .forEach(node -> unreachable.add(node.address().node()));
    return json;
  }
}
