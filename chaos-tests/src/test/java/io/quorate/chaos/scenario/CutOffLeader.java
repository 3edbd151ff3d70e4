package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Timing;
import io.quorate.chaos.scenario.ReadBarrage.Read;
import io.quorate.chaos.wan.RoundTrips;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A leader whose lease still runs while the others have elected the next one. It is cut off, and
 * both followers come back with much shorter timeouts than it has: what it granted stands in the
 * log, not in their configuration. How long two restarts and an election take depends on the
 * machine, so that the lease is made longer until it outlasts them.
 */
final class CutOffLeader {

  private static final String KEY = "k";
  private static final Duration READ_EVERY = Duration.ofMillis(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration WATCHED = Duration.ofSeconds(1);

  /** The last one is the longest that the configuration allows. */
  private static final List<Duration> LEASES =
      List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60));

  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "QUORATE_RAFT_ELECTION_TIMEOUT_MIN", "500ms",
          "QUORATE_RAFT_ELECTION_TIMEOUT_MAX", "1s",
          "QUORATE_RAFT_LEADER_LEASE", "400ms");

  /** What it does before it is cut off. */
  @FunctionalInterface
  interface Before {
    Granted happens(FaultCluster cluster) throws Exception;
  }

  /** A leader, and a moment before it proposed what its lease runs from. */
  record Granted(NodeProcess leader, long sinceNanos) {}

  /**
   * What the cut-off leader answered.
   *
   * @param underLease reads after it was cut off
   * @param stale of those the ones that missed a write acknowledged before they began
   */
  record Answered(long underLease, long stale) {}

  private CutOffLeader() {}

  /**
   * Cuts the leader off from the others and lets them write.
   *
   * @param plan what else the cluster shall be; its timing is replaced, but for the return home
   */
  static Answered reads(ClusterPlan plan, Before before) throws Exception {
    for (Duration lease : LEASES) {
      Optional<Answered> answered = reads(withLease(plan, lease), lease, before);
      if (answered.isPresent()) {
        return answered.get();
      }
    }
    throw new AssertionError("two restarts and an election took longer than " + LEASES.getLast());
  }

  private static ClusterPlan withLease(ClusterPlan plan, Duration lease) {
    Duration home = plan.timing().homeReturnAfter();
    return plan.across(RoundTrips.parse(List.of()), home)
        .withTiming(new Timing(lease, lease.plus(Duration.ofSeconds(1)), lease, home));
  }

  /** Empty where the lease was over before the election. */
  private static Optional<Answered> reads(ClusterPlan plan, Duration lease, Before before)
      throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess first = cluster.awaitLeader();
      cluster.acknowledge(List.of(first), KEY, 1);
      cluster.awaitEqualReplicas();
      Granted granted = before.happens(cluster);
      NodeProcess old = granted.leader();
      List<NodeProcess> followers = cluster.others(old);
      cluster.isolate(old);
      try (ReadBarrage barrage = ReadBarrage.start(KEY, List.of(cluster.door(old)), READ_EVERY)) {
        for (NodeProcess follower : followers) {
          follower.kill();
        }
        for (NodeProcess follower : followers) {
          follower.environment(SHORT_TIMEOUTS);
          follower.start();
        }
        cluster.awaitElected(followers);
        if (System.nanoTime() - granted.sinceNanos() >= lease.toNanos()) {
          return Optional.empty();
        }
        cluster.acknowledge(followers, KEY, 3);
        long acknowledgedNanos = System.nanoTime();
        await("reads of a while")
            .atMost(FaultCluster.READY_MAX)
            .until(() -> System.nanoTime() - acknowledgedNanos > WATCHED.toNanos());
        return Optional.of(
            new Answered(
                barrage.ended().filter(Read::succeeded).count(),
                barrage.ended().filter(read -> read.isStale(acknowledgedNanos, 3)).count()));
      }
    }
  }

  /** Writes once more through the leader, which renews its lease. */
  static Granted renewLease(FaultCluster cluster, NodeProcess leader) {
    long beforeNanos = System.nanoTime();
    assertThat(cluster.door(leader).put(KEY, "2", TIMEOUT)).succeedsWithin(TIMEOUT);
    return new Granted(leader, beforeNanos);
  }
}
