package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Nodes lose power: what they have not forced to disk is gone, down to the names of files. For one
 * thread.
 */
public final class PowerLossNemesis implements Nemesis {

  private final boolean all;

  private PowerLossNemesis(boolean all) {
    this.all = all;
  }

  /** One node. */
  public static PowerLossNemesis ofOne() {
    return new PowerLossNemesis(false);
  }

  /** All nodes at once. */
  public static PowerLossNemesis ofAll() {
    return new PowerLossNemesis(true);
  }

  @Override
  public String name() {
    return all ? "power-loss-all" : "power-loss-one";
  }

  @Override
  public Family family() {
    return Family.DISK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Volume.missing(cluster);
  }

  /** What this machine lacks, whatever the cluster. */
  public static Optional<String> missing() {
    return Volume.missing();
  }

  @Override
  public void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Volume.prepare(cluster);
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException {
    List<? extends TestNode> nodes = cluster.nodes();
    return PowerLoss.begin(cluster, all ? nodes : List.of(nodes.get(random.nextInt(nodes.size()))));
  }
}
