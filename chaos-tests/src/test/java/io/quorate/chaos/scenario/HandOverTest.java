package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.QuorateStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Planned moves of leadership lose nothing and show nothing old, also those that fail. */
class HandOverTest {

  private static final int ROUNDS_MAX = 20;
  private static final int IN_FLIGHT = 4;
  private static final long GOES_ON_OPERATIONS = 50;
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final int FAILURES = 2;
  private static final String RELEASED = "the release is written, ";
  private static final String FAILED = "leadership did not move to ";

  @Test
  void leaderThatIsToldToStopHandsOverUnderLoad() throws Exception {
    ClusterPlan plan = FaultCluster.plan(SOON);
    int rounds = FaultCluster.rounds(ROUNDS_MAX);
    underLoad(
        plan,
        (cluster, load) -> {
          NodeProcess home = cluster.nodeIn(plan.home());
          for (int round = 0; round < rounds; round++) {
            awaitLeads(home);
            awaitGoesOn(load);
            assertThat(home.stop()).as("ended by itself").isTrue();
            awaitGoesOn(load);
            home.start();
          }
          awaitLeads(home);
        });
  }

  @Test
  void idleLeaderHandsOver() throws Exception {
    ClusterPlan plan = FaultCluster.plan(SOON);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess home = cluster.nodeIn(plan.home());
      awaitLeads(home);
      home.kill();
      cluster.awaitElected(cluster.others(home));
      home.start();
      awaitLeads(home);
    }
  }

  /** The leader, which is not at home, tries again and again; each time it stays where it is. */
  @Test
  void handOverThatFailsAfterTheReleaseDoesNoHarm() throws Exception {
    ClusterPlan plan = FaultCluster.without(FaultCluster.steadyPlan(SOON), Bug.NO_TRANSFER);
    underLoad(
        plan,
        (cluster, load) -> {
          NodeProcess home = cluster.nodeIn(plan.home());
          home.kill();
          NodeProcess leader = cluster.awaitLeader(cluster.others(home));
          home.start();
          awaitGoesOn(load);
          await("hand-overs that fail")
              .atMost(FaultCluster.READY_MAX)
              .until(() -> leader.logged(FAILED) >= FAILURES);
          assertThat(leader.logged(RELEASED)).as("releases").isGreaterThanOrEqualTo(FAILURES);
          assertThat(FaultCluster.leads(leader)).as("the leader goes on leading").isTrue();
        });
  }

  @FunctionalInterface
  private interface Fault {
    void happen(FaultCluster cluster, RegisterLoad load) throws Exception;
  }

  private static void underLoad(ClusterPlan plan, Fault fault) throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      QuorateStore client = cluster.client();
      cluster.awaitLeader();
      try (BusyWriters writers = BusyWriters.start(client, writes, "load", IN_FLIGHT);
          RegisterLoad load = RegisterLoad.start(cluster)) {
        fault.happen(cluster, load);
        awaitGoesOn(load);
        assertThat(load.violations()).as("what went back").isEmpty();
      }
      assertThat(writes.verify(client, done -> {})).matches(AcknowledgedWrites.Verdict::clean);
      cluster.awaitEqualReplicas();
    }
  }

  private static void awaitGoesOn(RegisterLoad load) {
    long before = load.operationsOfEachKey();
    await("the group to go on")
        .atMost(FaultCluster.READY_MAX)
        .until(() -> load.operationsOfEachKey() > before + GOES_ON_OPERATIONS);
  }

  private static void awaitLeads(NodeProcess node) {
    await("leadership of " + node.site().name())
        .atMost(FaultCluster.READY_MAX)
        .until(() -> FaultCluster.leads(node));
  }
}
