package io.quorate.chaos.nemesis;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Waits, for a bounded time, until a cluster shows that a fault is over. */
public final class Recovery {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration MAX = Duration.ofSeconds(90);

  private Recovery() {}

  /** Until these nodes are ready. */
  public static void awaitReady(TestCluster cluster, Collection<? extends TestNode> nodes)
      throws IOException, InterruptedException {
    cluster.awaitReady(nodes, MAX);
  }

  /** Starts those of these nodes that have ended, and waits until all of them are ready. */
  public static void startEnded(TestCluster cluster, Collection<? extends TestNode> nodes)
      throws IOException, InterruptedException {
    for (TestNode node : nodes) {
      if (!node.alive()) {
        node.start();
      }
    }
    awaitReady(cluster, nodes);
  }

  /**
   * Until every node that runs, and is not paused by another fault, names the same leader in the
   * same term, which they can only if they hear of one another.
   *
   * @throws IOException if that takes too long, with what each node says
   */
  public static void awaitAgreement(TestCluster cluster) throws IOException, InterruptedException {
    boolean agreed = Await.until(() -> agree(cluster), LOOK_EVERY, MAX);
    if (!agreed) {
      throw new IOException(
          "the nodes did not agree on a leader within "
              + MAX.toSeconds()
              + " s: "
              + views(cluster));
    }
  }

  private static boolean agree(TestCluster cluster) {
    List<Optional<ReplicaStatus>> replicas = new ArrayList<>();
    for (TestNode node : cluster.nodes()) {
      if (node.alive() && !node.standsStill()) {
        replicas.add(node.replica());
      }
    }
    return !replicas.isEmpty()
        && replicas.stream().allMatch(Optional::isPresent)
        && replicas.stream()
                .flatMap(Optional::stream)
                .map(replica -> replica.getTerm() + " " + replica.getLeaderNode())
                .distinct()
                .count()
            == 1
        && cluster.leader().isPresent();
  }

  private static String views(TestCluster cluster) {
    return cluster.nodes().stream()
        .map(node ->
            node.site().name()
                + ": "
                + node.replica()
                    .map(r ->
                        r.getRole() + " of term " + r.getTerm() + ", leader " + r.getLeaderNode())
                    .orElse("no answer"))
        .collect(Collectors.joining("; "));
  }
}
