package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.shim.Shims;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Nodes lose power: what they have not forced to disk is gone, down to the names of files. For one
 * thread.
 */
public final class PowerLossNemesis implements Nemesis {

  /** Longer than the disks are slow before the loss: nothing is forced meanwhile. */
  private static final Duration SLOWER_BY = Duration.ofSeconds(5);

  private static final int SLOW_FOR_MILLIS_MIN = 500;
  private static final int SLOW_FOR_MILLIS_MAX = 1_500;

  private final String name;
  private final boolean all;
  private final boolean slow;

  private PowerLossNemesis(String name, boolean all, boolean slow) {
    this.name = name;
    this.all = all;
    this.slow = slow;
  }

  /** One node. */
  public static PowerLossNemesis ofOne() {
    return new PowerLossNemesis("power-loss-one", false, false);
  }

  /** All nodes at once. */
  public static PowerLossNemesis ofAll() {
    return new PowerLossNemesis("power-loss-all", true, false);
  }

  /** All nodes at once, each with much that it has written and that its slow disk has not yet. */
  public static PowerLossNemesis ofAllWithSlowDisks() {
    return new PowerLossNemesis("power-loss-slow", true, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Family family() {
    return Family.DISK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return slow
        ? Volume.missing(cluster).or(() -> Shims.missing(cluster))
        : Volume.missing(cluster);
  }

  /** What this machine lacks, whatever the cluster. */
  public static Optional<String> missing() {
    return Volume.missing();
  }

  @Override
  public void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Volume.prepare(cluster);
    if (slow) {
      Shims.prepare(cluster);
    }
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException {
    List<? extends TestNode> nodes = cluster.nodes();
    List<? extends TestNode> lost = all ? nodes : List.of(nodes.get(random.nextInt(nodes.size())));
    if (!slow) {
      return PowerLoss.begin(cluster, lost);
    }
    try {
      slowSyncs(cluster, SLOWER_BY);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SLOW_FOR_MILLIS_MIN, SLOW_FOR_MILLIS_MAX));
      return PowerLoss.begin(cluster, lost);
    } finally {
      slowSyncs(cluster, Duration.ZERO);
    }
  }

  private static void slowSyncs(TestCluster cluster, Duration by) throws IOException {
    for (TestNode node : cluster.nodes()) {
      Shims.disk(cluster, node).slowSyncs(by);
    }
  }
}
