package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.disk.FullDiskNemesis;
import io.quorate.chaos.nemesis.disk.PowerLossNemesis;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.model.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A full disk stops writes with a clear word, loses nothing, and is over when there is room. */
class FullDiskTest {

  private static final int IN_FLIGHT = 8;
  private static final int MANY_IN_FLIGHT = 256;
  private static final int LITTLE_MIB = 40;
  private static final long WRITES_EACH = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final FullDiskNemesis nemesis = FullDiskNemesis.ofAll();

  @BeforeEach
  void needsFileSystemsOfItsOwn() {
    Missing.abortIfAny(PowerLossNemesis.missing());
  }

  @Test
  void leaderWithAFullDiskLetsAnotherLead() throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster =
        FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME), nemesis::prepare)) {
      NodeProcess leader = cluster.awaitLeader();
      try (BusyWriters writers = BusyWriters.start(cluster.client(), writes, "one", IN_FLIGHT)) {
        awaitMore(writes);
        Fault full = nemesis.fill(cluster.cluster(), List.of(leader), LITTLE_MIB);
        cluster.awaitLeader(cluster.others(leader));
        awaitMore(writes);
        assertThat(full.heal().tookHold()).isTrue();
        awaitMore(writes);
      }
      assertNothingLost(cluster, writes);
    }
  }

  @Test
  void fullDisksEverywhereStopWritesAndNotReads() throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster =
        FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME), nemesis::prepare)) {
      cluster.awaitLeader();
      try (BusyWriters writers = BusyWriters.start(cluster.client(), writes, "all", IN_FLIGHT)) {
        awaitMore(writes);
        Fault full = nemesis.fill(cluster.cluster(), cluster.nodes(), LITTLE_MIB);
        await("a write refused for want of room")
            .atMost(FaultCluster.READY_MAX)
            .untilAsserted(() ->
                assertThatThrownBy(
                        () -> cluster.door(cluster.awaitLeader()).put("k", "1", TIMEOUT).join())
                    .hasMessageContaining(ErrorCode.DISK_FULL.name()));
        assertThat(cluster.awaitLeader()).as("a leader that answers strong reads").isNotNull();
        assertThat(full.heal().tookHold()).isTrue();
        awaitMore(writes);
      }
      assertNothingLost(cluster, writes);
    }
  }

  @Test
  void diskWithoutAnyRoomEndsItsNodeAtMostAndLosesNothing() throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster =
        FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME), nemesis::prepare)) {
      NodeProcess follower = cluster.others(cluster.awaitLeader()).getFirst();
      try (BusyWriters writers = BusyWriters.start(cluster.client(), writes, "none", IN_FLIGHT)) {
        awaitMore(writes);
        Fault full = nemesis.fill(cluster.cluster(), List.of(follower), 0);
        awaitMore(writes);
        follower.kill();
        // What it gave back before it ended is taken too, now that nothing can race for it.
        Fault fuller = nemesis.fill(cluster.cluster(), List.of(follower), 0);
        follower.start();
        await("a node that does not start")
            .atMost(FaultCluster.READY_MAX)
            .until(() -> !follower.alive());
        assertThat(follower.logTail()).contains("is full", "free space and start it again");
        awaitMore(writes);
        assertThat(fuller.heal().tookHold()).as(full.what()).isTrue();
        awaitMore(writes);
      }
      assertNothingLost(cluster, writes);
    }
  }

  /** What happens where nothing is kept free: the last byte is taken, and the node must end. */
  @Test
  void nodeThatKeepsNoRoomEndsAndLosesNothing() throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    ClusterPlan plan =
        FaultCluster.plan(FaultCluster.NEVER_HOME).withSettings(Map.of("storage.free-min", "0B"));
    try (FaultCluster cluster = FaultCluster.start(plan, nemesis::prepare)) {
      NodeProcess leader = cluster.awaitLeader();
      try (BusyWriters writers =
          BusyWriters.start(cluster.client(), writes, "last", MANY_IN_FLIGHT)) {
        awaitMore(writes);
        Fault full = nemesis.fill(cluster.cluster(), List.of(leader), 0);
        await("the end of the node").atMost(FaultCluster.READY_MAX).until(() -> !leader.alive());
        awaitMore(writes);
        assertThat(full.heal().tookHold()).isTrue();
        awaitMore(writes);
      }
      assertNothingLost(cluster, writes);
    }
  }

  private static void awaitMore(AcknowledgedWrites writes) {
    long until = writes.count() + WRITES_EACH;
    await("acknowledgements").atMost(FaultCluster.READY_MAX).until(() -> writes.count() >= until);
  }

  private static void assertNothingLost(FaultCluster cluster, AcknowledgedWrites writes)
      throws InterruptedException {
    assertThat(writes.verify(cluster.client(), done -> {}))
        .matches(AcknowledgedWrites.Verdict::clean);
    cluster.awaitEqualReplicas();
  }
}
