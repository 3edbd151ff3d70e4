package io.quorate.chaos.nemesis.snapshot;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.nemesis.Repeating;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Nodes take snapshots over and over, far more often than they would by themselves. */
public final class ForcedSnapshots implements Nemesis {

  private static final int PAUSE_MILLIS_MAX = 300;

  @Override
  public String name() {
    return "forced-snapshots";
  }

  @Override
  public Family family() {
    return Family.SNAPSHOT;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) {
    AtomicLong taken = new AtomicLong();
    Repeating forcing =
        Repeating.start(name(), random, 0, PAUSE_MILLIS_MAX, own -> takeOne(cluster, own, taken));
    List<? extends TestNode> nodes = cluster.nodes();
    return Begun.on(nodes, "snapshots forced on", () -> heal(cluster, forcing, taken));
  }

  private static void takeOne(TestCluster cluster, SplittableRandom random, AtomicLong taken) {
    List<? extends TestNode> nodes = cluster.nodes();
    TestNode node = nodes.get(random.nextInt(nodes.size()));
    long before = node.replica().map(ReplicaStatus::getSnapshotIndex).orElse(Long.MAX_VALUE);
    if (node.door().takeSnapshot().orElse(0) > before) {
      taken.incrementAndGet();
    }
  }

  private static Evidence heal(TestCluster cluster, Repeating forcing, AtomicLong taken)
      throws IOException, InterruptedException {
    forcing.stop();
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        taken.get() > 0,
        taken.get() + " snapshots were taken",
        Map.of("snapshots-taken", taken.get()));
  }
}
