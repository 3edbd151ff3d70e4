package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.scenario.CutOffLeader.Answered;
import io.quorate.chaos.scenario.CutOffLeader.Granted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A leader that has written its release answers nothing more by its lease, also where the transfer
 * behind it never comes about: whoever is elected next does not wait.
 */
@Tag("nightly") // wants a write within seconds of a start: fails in its set-up on a busy machine
class ReleasedLeaderTest {

  /** Time for one write between the return of the home node and the release. */
  private static final Duration HOME_RETURN_AFTER = Duration.ofSeconds(6);

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final String RELEASED = "the release is written, ";

  private static final ClusterPlan PLAN = FaultCluster.plan(HOME_RETURN_AFTER);

  @Test
  void leaderIsSilentBehindItsRelease() throws Exception {
    ClusterPlan plan = FaultCluster.without(PLAN, Bug.NO_TRANSFER);

    assertThat(CutOffLeader.reads(plan, cluster -> releases(cluster, plan.home())))
        .isEqualTo(new Answered(0, 0));
  }

  @Test
  void leaderThatReadsOnBehindItsReleaseIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(PLAN, Bug.NO_TRANSFER, Bug.LATE_DROP);

    assertThat(CutOffLeader.reads(plan, cluster -> releases(cluster, plan.home())).stale())
        .as("stale reads")
        .isPositive();
  }

  /** The home node comes back and is to take over; the leader's last write is just before that. */
  private static Granted releases(FaultCluster cluster, String region) throws Exception {
    NodeProcess home = cluster.nodeIn(region);
    home.kill();
    NodeProcess leader = cluster.awaitLeader(cluster.others(home));
    home.start();
    cluster.awaitReady(List.of(home));
    Granted granted = CutOffLeader.renewLease(cluster, leader);
    assertThat(leader.logged(RELEASED)).as("releases before the write").isZero();
    await("a release")
        .pollInterval(LOOK)
        .atMost(FaultCluster.READY_MAX)
        .until(() -> leader.logged(RELEASED) > 0);
    return granted;
  }
}
