package io.quorate.chaos.scenario;

import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.NodeProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that stood still for minutes, as a machine does while it is moved, takes part again. */
@Tag("nightly")
class SuspendedNodeTest {

  /** Longer than the minute after which Ratis, left to itself, closes its server for good. */
  private static final long SUSPENDED_NANOS = Duration.ofSeconds(75).toNanos();

  @Test
  void nodeThatStoodStillForLongerThanAMinuteTakesPartAgain() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME))) {
      NodeProcess suspended = cluster.others(cluster.awaitLeader()).getFirst();
      long begun = System.nanoTime();
      suspended.pause();
      await("a long time")
          .atMost(Duration.ofMinutes(3))
          .until(() -> System.nanoTime() - begun > SUSPENDED_NANOS);
      suspended.resume();

      cluster.awaitReady(List.of(suspended));
      cluster.awaitEqualReplicas();
    }
  }
}
