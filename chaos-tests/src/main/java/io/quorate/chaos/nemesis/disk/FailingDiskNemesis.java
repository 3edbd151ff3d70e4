package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.nemesis.shim.DiskControl;
import io.quorate.chaos.nemesis.shim.Shims;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/** The disk of one node is slow, or refuses calls. For one thread. */
public final class FailingDiskNemesis implements Nemesis {

  private static final int DELAY_MIN_MILLIS = 20;
  private static final int DELAY_MAX_MILLIS = 800;
  private static final int ONE_IN_MAX = 50;

  /** A kind of failure. */
  @FunctionalInterface
  private interface Failure {
    /** Begins it, and says what was done. */
    String begin(DiskControl disk, SplittableRandom random);
  }

  private final String name;
  private final Failure failure;
  private final ToLongFunction<DiskControl> felt;

  private FailingDiskNemesis(String name, Failure failure, ToLongFunction<DiskControl> felt) {
    this.name = name;
    this.failure = failure;
    this.felt = felt;
  }

  /** Forcing data to disk takes up to most of a second longer. */
  public static FailingDiskNemesis slowSyncs() {
    return new FailingDiskNemesis(
        "disk-slow-fsync", FailingDiskNemesis::beginSlow, DiskControl::syncsDelayed);
  }

  /** Forcing data to disk fails now and then. */
  public static FailingDiskNemesis failingSyncs() {
    return new FailingDiskNemesis(
        "disk-fsync-error", FailingDiskNemesis::beginFailingSyncs, DiskControl::errors);
  }

  /** Writes fail with EIO now and then. */
  public static FailingDiskNemesis failingWrites() {
    return new FailingDiskNemesis(
        "disk-write-error", FailingDiskNemesis::beginFailingWrites, DiskControl::errors);
  }

  /** Writes fail as on a full disk, though there is room; needs no file system of its own. */
  public static FailingDiskNemesis refusingWrites() {
    return new FailingDiskNemesis(
        "disk-no-space-error", FailingDiskNemesis::beginRefusingWrites, DiskControl::errors);
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
    return Shims.missing(cluster);
  }

  @Override
  public void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Shims.prepare(cluster);
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws IOException {
    List<? extends TestNode> nodes = cluster.nodes();
    TestNode target = nodes.get(random.nextInt(nodes.size()));
    DiskControl disk = Shims.disk(cluster, target);
    long feltBefore = felt.applyAsLong(disk);
    String what = failure.begin(disk, random);
    return Begun.on(List.of(target), what + " at", () -> heal(cluster, target, disk, feltBefore));
  }

  /** The node may have ended over it. */
  private Evidence heal(TestCluster cluster, TestNode node, DiskControl disk, long feltBefore)
      throws IOException, InterruptedException {
    long calls = felt.applyAsLong(disk) - feltBefore;
    disk.reset();
    boolean ended = !node.alive();
    Recovery.startEnded(cluster, List.of(node));
    return new Evidence(
        calls > 0,
        calls + " calls felt it" + (ended ? ", and the node ended" : ""),
        Map.of("calls", calls, "ended", ended ? 1L : 0L));
  }

  private static String beginSlow(DiskControl disk, SplittableRandom random) {
    int millis = random.nextInt(DELAY_MIN_MILLIS, DELAY_MAX_MILLIS + 1);
    disk.slowSyncs(Duration.ofMillis(millis));
    return "fsync takes " + millis + " ms more";
  }

  private static String beginFailingSyncs(DiskControl disk, SplittableRandom random) {
    int oneIn = random.nextInt(1, ONE_IN_MAX + 1);
    disk.failSyncs(oneIn);
    return "one fsync in " + oneIn + " fails";
  }

  private static String beginFailingWrites(DiskControl disk, SplittableRandom random) {
    int oneIn = random.nextInt(1, ONE_IN_MAX + 1);
    disk.failWrites(oneIn);
    return "one write in " + oneIn + " fails";
  }

  private static String beginRefusingWrites(DiskControl disk, SplittableRandom random) {
    disk.full(true);
    return "writes find no space";
  }
}
