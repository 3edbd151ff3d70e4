package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.shim.DiskControl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** One node's disk is slow, or refuses calls; the node may have ended over it. */
record FailingDisk(
    TestCluster cluster,
    TestNode node,
    String how,
    DiskControl disk,
    ToLongFunction<DiskControl> felt,
    long feltBefore)
    implements Fault {

  private static final Duration READY_MAX = Duration.ofSeconds(120);

  @Override
  public String what() {
    return node.site().name() + ": " + how;
  }

  @Override
  public Set<String> targets() {
    return Set.of(node.site().name());
  }

  @Override
  public Evidence heal() throws IOException, InterruptedException {
    long calls = felt.applyAsLong(disk) - feltBefore;
    disk.reset();
    boolean ended = !node.alive();
    if (ended) {
      node.start();
    }
    cluster.awaitReady(List.of(node), READY_MAX);
    return new Evidence(
        calls > 0,
        calls + " calls felt it" + (ended ? ", and the node ended" : ""),
        Map.of("calls", calls, "ended", ended ? 1L : 0L));
  }
}
