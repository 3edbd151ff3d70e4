package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.ReplicaStatus;
import io.quorate.model.Role;
import io.quorate.model.StoreException;
import java.io.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "status",
    description = {
      "Shows all nodes and their replicas.",
      "BEHIND is in revisions, against the leader. Ends with 4 where no leader is known."
    })
final class StatusCommand implements Callable<Integer> {

  private static final List<String> HEADING =
      List.of(
          "NODE",
          "REGION",
          "ROLE",
          "TERM",
          "REVISION",
          "BEHIND",
          "APPLIED",
          "KEYS",
          "DIGEST",
          "VERSION",
          "CLIENT");
  private static final int DIGEST_SHOWN = 12;

  @Mixin private final ClientOptions client;

  @Option(
      names = "--watch",
      paramLabel = "INTERVAL",
      arity = "0..1",
      fallbackValue = "2s",
      description =
          "Draw anew at this interval, ${FALLBACK-VALUE} where none is given, until interrupted.")
  private String watch = "";

  StatusCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (QuorateClient quorate = client.connect()) {
      if (!watch.isEmpty()) {
        watch(quorate);
        return ExitCode.OK;
      }
      ClusterView view = ClusterView.of(quorate);
      if (client.json()) {
        client.terminal().out().println(json(view));
      } else {
        client.terminal().out().print(Text.table(rows(view)));
      }
      return led(view) ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }
  }

  private void watch(QuorateClient quorate) throws InterruptedException {
    Duration interval = Redraw.interval("--watch", watch);
    Console console = System.console();
    boolean overItself = !client.json() && console != null && console.isTerminal();
    new Redraw(interval, client.terminal().out(), overItself)
        .runUntilInterrupted(() -> page(quorate));
  }

  /** A cluster that cannot be reached now is waited for. */
  private String page(QuorateClient quorate) {
    try {
      ClusterView view = ClusterView.of(quorate);
      return client.json() ? json(view).toString() : Text.table(rows(view));
    } catch (StoreException unreachable) {
      return client.json()
          ? ModelJson.object().put("failure", unreachable.code().name()).toString()
          : "no node answers: " + unreachable.code() + System.lineSeparator();
    }
  }

  private static boolean led(ClusterView view) {
    return view.nodes().stream()
        .flatMap(node -> node.status().stream())
        .flatMap(status -> status.replicas().stream())
        .anyMatch(replica -> replica.role() == Role.LEADER);
  }

  private static List<List<String>> rows(ClusterView view) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADING);
    for (ClusterView.Node node : view.nodes()) {
      if (node.status().isEmpty()) {
        rows.add(row(node, "unreachable: " + node.failure(), List.of()));
      }
      node.status()
          .ifPresent(
              status -> status.replicas().forEach(replica -> rows.add(row(view, node, replica))));
    }
    return rows;
  }

  private static List<String> row(ClusterView view, ClusterView.Node node, ReplicaStatus replica) {
    String digest = replica.digest();
    return row(
        node,
        replica.role().name().toLowerCase(Locale.ROOT) + (replica.abstains() ? " (no vote)" : ""),
        List.of(
            Long.toString(replica.term()),
            replica.revision().toString(),
            behind(view, replica).map(Object::toString).orElse("?"),
            Long.toString(replica.appliedIndex()),
            Long.toString(replica.keys()),
            digest.substring(0, Math.min(DIGEST_SHOWN, digest.length())),
            Integer.toString(replica.clusterVersion())));
  }

  /** What is not known is left empty. */
  private static List<String> row(ClusterView.Node node, String role, List<String> figures) {
    List<String> row = new ArrayList<>();
    row.addAll(List.of(node.address().node(), node.address().region(), role));
    row.addAll(figures);
    row.addAll(Collections.nCopies(HEADING.size() - 1 - row.size(), ""));
    row.add(node.address().clientAddress());
    return row;
  }

  private static Optional<Long> behind(ClusterView view, ReplicaStatus replica) {
    return view.leader(replica.group())
        .map(leader -> Math.max(0, leader.revision().value() - replica.revision().value()));
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
              .put("zone", node.address().zone())
              .put("client_address", node.address().clientAddress())
              .put("http_address", node.address().httpAddress())
              .put("reachable", node.status().isPresent());
      if (node.status().isEmpty()) {
        one.put("failure", node.failure());
      }
      node.status()
          .ifPresent(status -> {
            one.put("cluster", status.clusterId()).put("version", status.version());
            ArrayNode replicas = one.putArray("replicas");
            status.replicas().forEach(replica -> replicas.add(json(view, replica)));
          });
    }
    return json;
  }

  private static ObjectNode json(ClusterView view, ReplicaStatus replica) {
    ObjectNode json =
        ModelJson.object()
            .put("group", replica.group())
            .put("incarnation", replica.incarnation())
            .put("role", replica.role().name().toLowerCase(Locale.ROOT))
            .put("leader", replica.leader().orElse(null))
            .put("leader_lease", replica.leaderLease())
            .put("term", replica.term())
            .put("revision", replica.revision().value())
            .put("compacted_revision", replica.compactedRevision().value())
            .put("applied_index", replica.appliedIndex())
            .put("commit_index", replica.commitIndex())
            .put("snapshot_index", replica.snapshotIndex())
            .put("snapshots_installed", replica.snapshotsInstalled())
            .put("keys", replica.keys())
            .put("sessions", replica.sessions())
            .put("leases", replica.leases())
            .put("data_bytes", replica.dataBytes())
            .put("digest", replica.digest())
            .put("cluster_version", replica.clusterVersion())
            .put("version_understood", replica.versionUnderstood())
            .put("votes", !replica.abstains());
    behind(view, replica).ifPresent(revisions -> json.put("behind", revisions));
    return json;
  }
}
