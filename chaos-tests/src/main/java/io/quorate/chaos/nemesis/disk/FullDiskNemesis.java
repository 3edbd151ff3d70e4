package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The disk of one node, or of each, is filled up by something else. For one thread. */
public final class FullDiskNemesis implements Nemesis {

  private static final int LITTLE_LEFT_MAX_MIB = 48;
  private static final int MIB_SHIFT = 20;

  private final boolean all;

  private FullDiskNemesis(boolean all) {
    this.all = all;
  }

  /** One node, with nothing left or a little. */
  public static FullDiskNemesis ofOne() {
    return new FullDiskNemesis(false);
  }

  /** All nodes, with a little left on each: less than a node keeps free, more than nothing. */
  public static FullDiskNemesis ofAll() {
    return new FullDiskNemesis(true);
  }

  @Override
  public String name() {
    return all ? "disk-full-all" : "disk-full-one";
  }

  @Override
  public Family family() {
    return Family.DISK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Volume.missing(cluster);
  }

  @Override
  public void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Volume.prepare(cluster);
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException {
    List<? extends TestNode> nodes = cluster.nodes();
    int leftMib = random.nextInt(LITTLE_LEFT_MAX_MIB / 2, LITTLE_LEFT_MAX_MIB);
    return all
        ? fill(cluster, nodes, leftMib)
        : fill(
            cluster,
            List.of(nodes.get(random.nextInt(nodes.size()))),
            random.nextBoolean() ? leftMib : 0);
  }

  /** Leaves so many mebibytes on the disks of these nodes. */
  public Fault fill(TestCluster cluster, List<? extends TestNode> nodes, int leftMib)
      throws IOException, InterruptedException {
    for (TestNode node : nodes) {
      Volume.of(cluster, node).fill((long) leftMib << MIB_SHIFT);
    }
    return Begun.on(nodes, leftMib + " MiB left on the disk of", () -> heal(cluster, nodes));
  }

  /** Makes room, starts what ended, and waits until the nodes call themselves ready. */
  private static Evidence heal(TestCluster cluster, List<? extends TestNode> nodes)
      throws IOException, InterruptedException {
    long said = nodes.stream().filter(node -> node.alive() && !node.door().ready()).count();
    long ended = nodes.stream().filter(node -> !node.alive()).count();
    for (TestNode node : nodes) {
      Volume.of(cluster, node).unfill();
    }
    Recovery.startEnded(cluster, nodes);
    return new Evidence(
        said + ended == nodes.size(),
        said + " nodes said that they are not ready, " + ended + " had ended",
        Map.of("not-ready", said, "ended", ended));
  }
}
