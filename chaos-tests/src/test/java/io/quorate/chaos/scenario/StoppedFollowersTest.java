package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A leader that has lost its followers answers strong reads no longer than its lease lasts. */
class StoppedFollowersTest {

  private static final String KEY = "k";

  /** A busy machine may let the lease pass before the first read is sent. */
  private static final int SCENES_MAX = 5;

  /** For two signals to reach their processes on a busy machine. */
  private static final Duration MARGIN = Duration.ofMillis(300);

  private static final Duration WATCHED = Duration.ofSeconds(3);
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration ATTEMPT = Duration.ofMillis(300);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Strong reads that succeeded while both followers stood still. */
  private record Succeeded(long underLease, long later) {}

  @Test
  void leaderWithoutFollowersAnswersNoStrongReadOnceItsLeaseIsOver() throws Exception {
    ClusterPlan plan = FaultCluster.steadyPlan();
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      long underLease = 0;
      for (int scene = 0; scene < SCENES_MAX && underLease == 0; scene++) {
        Succeeded succeeded = readsWithoutFollowers(cluster, plan.timing().leaderLease());
        assertThat(succeeded.later()).as("reads after the lease").isZero();
        underLease = succeeded.underLease();
        cluster.awaitLeader();
      }
      assertThat(underLease).as("reads under lease").isPositive();
    }
  }

  @Test
  void leaderThatTrustsItsLeaseForeverIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(FaultCluster.steadyPlan(), Bug.LEASE);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      Succeeded succeeded = readsWithoutFollowers(cluster, plan.timing().leaderLease());

      assertThat(succeeded.later()).as("reads after the lease").isPositive();
    }
  }

  private static Succeeded readsWithoutFollowers(FaultCluster cluster, Duration lease) {
    NodeProcess leader = cluster.awaitLeader();
    StraightDoor door = cluster.door(leader);
    door.put(KEY, "1", TIMEOUT).join();

    List<Attempt> attempts = new ArrayList<>();
    cluster.others(leader).forEach(NodeProcess::pause);
    // The lease is counted from before a proposal, and no later one will be acknowledged.
    long leaseEndNanos = System.nanoTime() + lease.plus(MARGIN).toNanos();
    long endNanos = leaseEndNanos + WATCHED.toNanos();
    await("the end of the attempts")
        .pollDelay(Duration.ZERO)
        .pollInterval(EVERY)
        .atMost(FaultCluster.READY_MAX)
        .until(() -> {
          attempts.add(attempt(door));
          return attempts.getLast().beganNanos() - endNanos > 0;
        });
    cluster.others(leader).forEach(NodeProcess::resume);
    return succeeded(attempts, leaseEndNanos);
  }

  private record Attempt(long beganNanos, boolean answered) {}

  private static Attempt attempt(StraightDoor door) {
    long beganNanos = System.nanoTime();
    boolean answered =
        door.strongGet(KEY, ATTEMPT).handle((answer, failure) -> failure == null).join();
    return new Attempt(beganNanos, answered);
  }

  private static Succeeded succeeded(List<Attempt> attempts, long leaseEndNanos) {
    long all = attempts.stream().filter(Attempt::answered).count();
    long later =
        attempts.stream()
            .filter(Attempt::answered)
            .filter(attempt -> attempt.beganNanos() - leaseEndNanos > 0)
            .count();
    return new Succeeded(all - later, later);
  }
}
