package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.scenario.CutOffLeader.Answered;
import io.quorate.chaos.scenario.CutOffLeader.Granted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A leader that has written its release answers nothing more by its lease, also where the transfer
 * behind it never comes about: whoever is elected next does not wait.
 */
class ReleasedLeaderTest {

  /** The transfer behind the release hangs for so long. */
  private static final Duration MOVE_MAX = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final String RELEASED = "the release is written, ";

  private static final ClusterPlan PLAN = FaultCluster.plan(FaultCluster.NEVER_HOME);

  @Test
  void leaderIsSilentBehindItsRelease() throws Exception {
    ClusterPlan plan = FaultCluster.without(PLAN, Bug.NO_TRANSFER);

    assertThat(CutOffLeader.reads(plan, ReleasedLeaderTest::releases))
        .isEqualTo(new Answered(0, 0));
  }

  @Test
  void leaderThatReadsOnBehindItsReleaseIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(PLAN, Bug.NO_TRANSFER, Bug.LATE_DROP);

    assertThat(CutOffLeader.reads(plan, ReleasedLeaderTest::releases).stale())
        .as("stale reads")
        .isPositive();
  }

  /** An operator moves leadership; the leader's last write is just before that. */
  private static Granted releases(FaultCluster cluster) {
    NodeProcess leader = cluster.awaitLeader();
    Granted granted = CutOffLeader.renewLease(cluster, leader);
    String next = cluster.others(leader).getFirst().site().name();
    var unused = cluster.door(leader).moveLeader(next, MOVE_MAX);
    await("a release")
        .pollInterval(LOOK)
        .atMost(FaultCluster.READY_MAX)
        .until(() -> leader.logged(RELEASED) > 0);
    return granted;
  }
}
