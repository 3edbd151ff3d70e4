package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.QuorateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Planned moves of leadership lose nothing and show nothing old, also those that fail. */
class HandOverTest {

  private static final int ROUNDS_MAX = 20;
  private static final int IN_FLIGHT = 4;
  private static final long GOES_ON_OPERATIONS = 50;
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Time to catch the node that shall take over. */
  private static final Duration LATER = Duration.ofSeconds(3);

  /** Shorter than the silence after which a follower no longer counts as healthy. */
  private static final Duration STANDS_STILL = Duration.ofMillis(400);

  private static final Duration RUNS = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofMillis(5);

  /** What a hand-over that was stopped after its release may need to be given up. */
  private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(15);

  private static final int TRIES_MAX = 4;
  private static final String BEGINS = "handing leadership over to ";
  private static final String FAILED = "leadership did not move to ";

  /** Repeated restarts of the home node: its way back home has been seen to take minutes. */
  @Test
  @Tag("nightly")
  void leaderThatIsToldToStopHandsOverUnderLoad() throws Exception {
    ClusterPlan plan = FaultCluster.plan(SOON);
    int rounds = Math.ceilDiv(FaultCluster.rounds(ROUNDS_MAX), 3);
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

  /** Catches a real process in the moment of the hand-over, which takes luck and so many tries. */
  @Test
  @Tag("nightly")
  void handOverThatFailsAfterTheReleaseDoesNoHarm() throws Exception {
    ClusterPlan plan = FaultCluster.plan(LATER);
    underLoad(
        plan,
        (cluster, load) -> {
          NodeProcess home = cluster.nodeIn(plan.home());
          int tries = 1;
          while (!handOverFails(cluster, home)) {
            assertThat(++tries).as("hand-overs, all too fast to be caught").isLessThan(TRIES_MAX);
          }
          awaitGoesOn(load);
          home.resume();
          awaitLeads(home);
        });
  }

  /**
   * Stops the home node as soon as it shall take over.
   *
   * @return whether that came in time; the node stands still then, and another one leads
   */
  private static boolean handOverFails(FaultCluster cluster, NodeProcess home) throws Exception {
    awaitLeads(home);
    home.kill();
    NodeProcess leader = cluster.awaitLeader(cluster.others(home));
    home.start();
    cluster.awaitReady(List.of(home));
    long begun = count(leader, BEGINS);
    long failed = count(leader, FAILED);
    // It stands still now and then, but is not away for long enough to count as unhealthy.
    await("a hand-over")
        .pollInterval(Duration.ofMillis(1))
        .atMost(FaultCluster.READY_MAX)
        .until(() -> begins(leader, begun, RUNS) || standsStill(home, leader, begun));
    home.pause();
    if (holds(() -> count(leader, FAILED) > failed, GIVEN_UP_WITHIN)) {
      assertThat(FaultCluster.leads(leader)).as("the leader goes on leading").isTrue();
      return true;
    }
    home.resume();
    return false;
  }

  /** Leaves the node standing still if a hand-over began meanwhile; else lets it run again. */
  private static boolean standsStill(NodeProcess home, NodeProcess leader, long begun)
      throws InterruptedException {
    home.pause();
    boolean begins = begins(leader, begun, STANDS_STILL);
    if (!begins) {
      home.resume();
    }
    return begins;
  }

  private static boolean begins(NodeProcess leader, long begun, Duration within)
      throws InterruptedException {
    return holds(() -> count(leader, BEGINS) > begun, within);
  }

  private static boolean holds(BooleanSupplier condition, Duration within)
      throws InterruptedException {
    return Await.until(condition, LOOK, within);
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

  private static long count(NodeProcess node, String words) {
    try (Stream<String> lines = Files.lines(node.log())) {
      return lines.filter(line -> line.contains(words)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
