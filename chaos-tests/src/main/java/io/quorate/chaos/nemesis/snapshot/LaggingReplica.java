package io.quorate.chaos.nemesis.snapshot;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.nemesis.Selection;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A follower is away while the others write, take snapshots and cut their logs; it comes back,
 * while they write on, by a snapshot. Takes hold only where more is written meanwhile than a
 * segment of the log ({@code raft.log-segment}) and {@code raft.log-kept-entries}, which plans set
 * low for this.
 */
public final class LaggingReplica implements Nemesis {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration INSTALL_MAX = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "lagging-replica";
  }

  @Override
  public Family family() {
    return Family.SNAPSHOT;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return cluster.nodes().size() < 3
        ? Optional.of("wants three nodes or more; there are " + cluster.nodes().size())
        : Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws InterruptedException {
    List<TestNode> away = Selection.FOLLOWER.of(cluster, random);
    for (TestNode node : away) {
      node.kill();
    }
    return Begun.on(away, "away until its log is gone:", () -> heal(cluster, away.getFirst()));
  }

  private static Evidence heal(TestCluster cluster, TestNode away)
      throws IOException, InterruptedException {
    long taken = 0;
    for (TestNode node : cluster.nodes()) {
      if (node != away && node.door().takeSnapshot().isPresent()) {
        taken++;
      }
    }
    if (!away.alive()) {
      away.start();
    }
    Recovery.awaitReady(cluster, List.of(away));
    boolean installed = Await.until(() -> installs(away) > 0, LOOK_EVERY, INSTALL_MAX);
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        installed,
        away.site().name()
            + (installed
                ? " came back by a snapshot"
                : " came back by the log: too little was written while it was away"),
        Map.of("snapshots-taken", taken, "snapshots-installed", installs(away)));
  }

  private static long installs(TestNode node) {
    return node.replica().map(ReplicaStatus::getSnapshotsInstalled).orElse(0L);
  }
}
