package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.nemesis.shim.ClockControl;
import io.quorate.chaos.nemesis.shim.Shims;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A wall clock that is set by hours changes nothing: no lease or session ends early, nothing is
 * lost, the leader stays, strong reads are right.
 */
class WallClockTest {

  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration LONG = Duration.ofHours(1);

  /** Long enough for followers to stand for election, if a jump made them. */
  private static final Duration SHORT = Duration.ofSeconds(6);

  private static final long OPERATIONS_EACH = 20;
  private static final int WRITES_IN_FLIGHT = 4;

  @BeforeEach
  void needsTheClockLibrary() throws IOException {
    Missing.abortIfAny(Shims.missing());
  }

  @Test
  void jumpOfTheWallClockEndsNothingEarlyAndLosesNothing() throws Exception {
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.steadyPlan(), Shims::prepare)) {
      NodeProcess leader = cluster.awaitLeader();
      long term = term(leader);
      LeasedKey lasting = LeasedKey.grant(cluster.door(leader), "lasting", LONG);
      OpenSession session = OpenSession.open(cluster.door(leader));
      try (BusyWriters writers =
              BusyWriters.start(cluster.client(), writes, "jump", WRITES_IN_FLIGHT);
          RegisterLoad load = RegisterLoad.start(cluster)) {
        for (NodeProcess node : List.of(leader, cluster.others(leader).getFirst())) {
          for (Duration by : List.of(TWO_HOURS, TWO_HOURS.negated())) {
            jumpAndWatch(cluster, leader, node, by, load);
          }
        }
        assertThat(load.violations()).isEmpty();
        assertThat(writers.failed()).as("writes that failed").isZero();
      }
      assertThat(term(leader)).as("term, which grows where leadership is lost").isEqualTo(term);
      assertThat(FaultCluster.leads(leader)).as("leads still").isTrue();
      assertThat(NodeMetric.read(leader, "quorate_clock_divergences"))
          .as("steps of its clock that the leader noticed")
          .isPositive();
      assertThat(lasting.remaining()).isBetween(LONG.minusMinutes(5), LONG);
      assertThat(lasting.isThere()).isTrue();
      session.assertWritesOnce();
      assertThat(writes.verify(cluster.client(), done -> {}))
          .matches(AcknowledgedWrites.Verdict::clean);
      cluster.awaitEqualReplicas();
    }
  }

  @Test
  void groupTimeTakenFromTheWallClockIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(FaultCluster.steadyPlan(), Bug.WALL_CLOCK);
    try (FaultCluster cluster = FaultCluster.start(plan, Shims::prepare)) {
      NodeProcess leader = cluster.awaitLeader();
      LeasedKey lasting = LeasedKey.grant(cluster.door(leader), "lasting", LONG);
      assertThat(lasting.isThere()).isTrue();

      Shims.clock(cluster.cluster(), leader).jump(TWO_HOURS);

      await("an early end of the lease")
          .atMost(FaultCluster.READY_MAX)
          .until(() -> !lasting.isThere());
    }
  }

  /** One jump and back; a short lease that begins before the jump lasts as long as it should. */
  private static void jumpAndWatch(
      FaultCluster cluster, NodeProcess leader, NodeProcess node, Duration by, RegisterLoad load)
      throws IOException {
    String what = node.site().name() + (node == leader ? ", leader, by " : ", follower, by ") + by;
    ClockControl clock = Shims.clock(cluster.cluster(), node);
    long wrongReads = clock.wallFaked();
    long began = System.nanoTime();
    LeasedKey brief = LeasedKey.grant(cluster.door(leader), "brief " + what, SHORT);
    long operations = load.operationsOfEachKey();
    clock.jump(by);
    await("the end of the short lease, " + what)
        .atMost(FaultCluster.READY_MAX)
        .until(() -> !brief.isThere());
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("life of a lease of %s, %s", SHORT, what)
        .isGreaterThanOrEqualTo(SHORT.minus(SHORT.dividedBy(1_000)));
    assertThat(clock.wallFaked())
        .as("wrong reads of the wall clock, %s", what)
        .isGreaterThan(wrongReads);
    clock.reset();
    await("operations after the jump, " + what)
        .atMost(FaultCluster.READY_MAX)
        .until(() -> load.operationsOfEachKey() >= operations + OPERATIONS_EACH);
  }

  private static long term(NodeProcess node) {
    return node.replica().map(ReplicaStatus::getTerm).orElseThrow();
  }
}
