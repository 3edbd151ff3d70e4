package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.scenario.CutOffLeader.Answered;
import io.quorate.chaos.scenario.CutOffLeader.Granted;
import org.junit.jupiter.api.Test;

/**
 * A leader that was elected while the lease of the one before still runs stays silent until that
 * lease is over: only the gate is left to protect the reads that the one before still answers.
 */
class EarlySuccessorTest {

  private static final ClusterPlan PLAN = FaultCluster.plan(FaultCluster.NEVER_HOME);

  @Test
  void successorAcknowledgesNothingWhileTheOldLeaderMayAnswer() throws Exception {
    Answered answered = CutOffLeader.reads(PLAN, EarlySuccessorTest::leaderRenews);

    assertThat(answered.underLease()).as("reads under the old lease").isPositive();
    assertThat(answered.stale()).as("stale reads").isZero();
  }

  @Test
  void successorWithoutTheGateIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(PLAN, Bug.GATE);

    assertThat(CutOffLeader.reads(plan, EarlySuccessorTest::leaderRenews).stale())
        .as("stale reads")
        .isPositive();
  }

  private static Granted leaderRenews(FaultCluster cluster) {
    return CutOffLeader.renewLease(cluster, cluster.awaitLeader());
  }
}
