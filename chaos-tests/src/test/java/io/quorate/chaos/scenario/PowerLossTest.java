package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.disk.PowerLossNemesis;
import io.quorate.chaos.nemesis.shim.Shims;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.QuorateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acknowledged writes survive when every node loses power at once, at any moment. */
class PowerLossTest {

  private static final int ROUNDS_MAX = 120;
  private static final int IN_FLIGHT = 64;
  private static final int WRITES_BEFORE_MIN = 100;
  private static final int WRITES_BEFORE_MAX = 2_000;

  private static final Duration BEHIND = Duration.ofSeconds(5);

  private final PowerLossNemesis nemesis = PowerLossNemesis.ofAll();

  @BeforeEach
  void needsFileSystemsOfItsOwn() {
    Missing.abortIfAny(PowerLossNemesis.missing().or(Shims::missing));
  }

  @Test
  void acknowledgedWritesSurvivePowerLossAtEveryNode() throws Exception {
    long seed = Long.getLong("quorate.fault.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    AcknowledgedWrites writes = new AcknowledgedWrites();
    int rounds = FaultCluster.rounds(ROUNDS_MAX);
    try (FaultCluster cluster =
        FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME), nemesis::prepare)) {
      QuorateStore client = cluster.client();
      cluster.awaitLeader();
      for (int round = 1; round <= rounds; round++) {
        String as = "round %d, -Dquorate.fault.seed=%d".formatted(round, seed);
        Evidence evidence = loseWhileWriting(cluster, client, writes, round, random, () -> {});
        assertThat(evidence.tookHold()).as("%s: %s", as, evidence.words()).isTrue();
        assertThat(writes.verify(client, done -> {}))
            .as(as)
            .matches(AcknowledgedWrites.Verdict::clean);
        cluster.awaitEqualReplicas();
      }
    }
    System.out.printf(
        "power lost %d times at every node: %d acknowledged writes, none lost; seed %d%n",
        rounds, writes.count(), seed);
  }

  @Test
  void logThatIsNotForcedIsNoticed() throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    ClusterPlan plan = FaultCluster.without(FaultCluster.plan(FaultCluster.NEVER_HOME), Bug.FSYNC);
    try (FaultCluster cluster = FaultCluster.start(plan, this::prepareSlowDisks)) {
      QuorateStore client = cluster.client();
      cluster.awaitLeader();
      // Ratis forces the log behind the acknowledgement then; how far behind, the disk says.
      slowSyncs(cluster, BEHIND);
      try {
        var unused =
            loseWhileWriting(
                cluster,
                client,
                writes,
                1,
                new SplittableRandom(1),
                () -> slowSyncs(cluster, Duration.ZERO));
      } catch (IOException noNode) {
        // A log with holes in it is refused, which is a way to notice.
        assertThat(noNode).hasMessageContaining("ended by itself");
        return;
      }
      assertThat(writes.verify(client, done -> {}).lost()).as("writes lost").isPositive();
    }
  }

  /** What is done while the power is off. */
  @FunctionalInterface
  private interface WithoutPower {
    void run() throws IOException;
  }

  private static void slowSyncs(FaultCluster cluster, Duration by) throws IOException {
    for (NodeProcess node : cluster.nodes()) {
      Shims.disk(cluster.cluster(), node).slowSyncs(by);
    }
  }

  private void prepareSlowDisks(TestCluster cluster) throws IOException, InterruptedException {
    nemesis.prepare(cluster);
    Shims.prepare(cluster);
  }

  private Evidence loseWhileWriting(
      FaultCluster cluster,
      QuorateStore client,
      AcknowledgedWrites writes,
      int round,
      SplittableRandom random,
      WithoutPower withoutPower)
      throws Exception {
    try (BusyWriters writers = BusyWriters.start(client, writes, "round-" + round, IN_FLIGHT)) {
      long until = writes.count() + random.nextLong(WRITES_BEFORE_MIN, WRITES_BEFORE_MAX);
      await("acknowledgements")
          .pollInterval(Duration.ofMillis(5))
          .atMost(FaultCluster.READY_MAX)
          .until(() -> writes.count() >= until);
      Fault loss = nemesis.inject(cluster.cluster(), random);
      withoutPower.run();
      Evidence evidence = loss.heal();
      cluster.awaitLeader();
      return evidence;
    }
  }
}
