package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Timing;
import io.quorate.chaos.scenario.ReadBarrage.Read;
import io.quorate.chaos.wan.RoundTrips;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A leader that was elected while the lease of the one before still runs stays silent until that
 * lease is over. The leader is cut off, and both followers come back with much shorter timeouts
 * than the leader has: what it granted stands in the log, not in their configuration, and only the
 * gate is left to protect the reads that it still answers.
 */
class EarlySuccessorTest {

  private static final String KEY = "k";
  private static final Duration READ_EVERY = Duration.ofMillis(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration WATCHED = Duration.ofSeconds(1);

  /** Longer than two restarts and an election take; the gate costs as much. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** Much longer, since without the gate nobody waits for its end. */
  private static final Duration LONG_LEASE = Duration.ofSeconds(30);

  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "QUORATE_RAFT_ELECTION_TIMEOUT_MIN", "500ms",
          "QUORATE_RAFT_ELECTION_TIMEOUT_MAX", "1s",
          "QUORATE_RAFT_LEADER_LEASE", "400ms");

  /** What the cut-off leader answered. */
  private record Answered(long underLease, long stale) {}

  @Test
  void successorAcknowledgesNothingWhileTheOldLeaderMayAnswer() throws Exception {
    Answered answered = readsFromTheCutOffLeader(plan(LEASE), LEASE);

    assertThat(answered.underLease()).as("reads under the old lease").isPositive();
    assertThat(answered.stale()).as("stale reads").isZero();
  }

  @Test
  void successorWithoutTheGateIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(plan(LONG_LEASE), Bug.GATE);

    assertThat(readsFromTheCutOffLeader(plan, LONG_LEASE).stale()).as("stale reads").isPositive();
  }

  private static ClusterPlan plan(Duration lease) {
    Timing timing =
        new Timing(lease, lease.plus(Duration.ofSeconds(1)), lease, FaultCluster.NEVER_HOME);
    return FaultCluster.plan(FaultCluster.NEVER_HOME)
        .across(RoundTrips.parse(List.of()), FaultCluster.NEVER_HOME)
        .withTiming(timing);
  }

  private static Answered readsFromTheCutOffLeader(ClusterPlan plan, Duration lease)
      throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess old = cluster.awaitLeader();
      List<NodeProcess> followers = cluster.others(old);
      StraightDoor toOld = cluster.door(old);
      toOld.put(KEY, "1", TIMEOUT).join();
      cluster.awaitEqualReplicas();

      long renewedNanos = System.nanoTime();
      toOld.put(KEY, "2", TIMEOUT).join();
      cluster.isolate(old);
      try (ReadBarrage barrage = ReadBarrage.start(KEY, List.of(toOld), READ_EVERY)) {
        for (NodeProcess follower : followers) {
          follower.kill();
        }
        for (NodeProcess follower : followers) {
          follower.environment(SHORT_TIMEOUTS);
          follower.start();
        }
        cluster.awaitElected(followers);
        long electedAfterNanos = System.nanoTime() - renewedNanos;
        assumeTrue(
            electedAfterNanos < lease.toNanos(),
            "the machine is too busy: the old lease was over before the election");

        cluster.acknowledge(followers, KEY, 3);
        long acknowledgedNanos = System.nanoTime();
        await("reads of a while")
            .atMost(FaultCluster.READY_MAX)
            .until(() -> System.nanoTime() - acknowledgedNanos > WATCHED.toNanos());
        return new Answered(
            barrage.ended().filter(Read::succeeded).count(),
            barrage.ended().filter(read -> read.isStale(acknowledgedNanos, 3)).count());
      }
    }
  }
}
