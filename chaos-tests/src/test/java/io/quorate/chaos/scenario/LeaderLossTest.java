package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.Probe;
import io.quorate.chaos.workload.QuorateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When the leader dies under load, writes resume soon and nothing acknowledged is lost. */
class LeaderLossTest {

  private static final Duration PROBE_EVERY = Duration.ofMillis(25);
  private static final int IN_FLIGHT = 16;
  private static final int FEW_TRIALS = 3;
  private static final int TRIALS = 20;
  private static final Duration RESUMES_WITHIN = Duration.ofMillis(3_500);

  /** Acknowledgements behind the gap that show that it is over. */
  private static final int RESUMED_ACKNOWLEDGEMENTS = 20;

  @Test
  void acknowledgedWriteSurvivesLeaderLoss() throws Exception {
    System.out.println("writes stopped for " + gaps(FEW_TRIALS));
  }

  @Test
  @Tag("nightly")
  void writesResumeSoonAfterLeaderLoss() throws Exception {
    List<Duration> gaps = gaps(TRIALS);

    System.out.println("writes stopped for " + gaps);
    assertThat(gaps).allMatch(gap -> gap.compareTo(RESUMES_WITHIN) <= 0);
  }

  /** Kills the leader so often; returns how long writes stopped each time. */
  private static List<Duration> gaps(int trials) throws Exception {
    List<Duration> gaps = new ArrayList<>();
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME))) {
      QuorateStore client = cluster.client();
      cluster.awaitLeader();
      try (BusyWriters load = BusyWriters.start(client, writes, "load", IN_FLIGHT);
          Probe probe = Probe.start("gap", PROBE_EVERY, client, writes)) {
        for (int trial = 0; trial < trials; trial++) {
          NodeProcess leader = cluster.awaitLeader();
          awaitAcknowledgements(probe, System.nanoTime());
          long killedNanos = System.nanoTime();
          leader.kill();
          awaitAcknowledgements(probe, killedNanos);
          gaps.add(probe.longestGapSince(killedNanos - PROBE_EVERY.toNanos() * 4));
          leader.start();
          cluster.awaitReady(List.of(leader));
        }
      }
      assertThat(writes.verify(client, done -> {})).matches(AcknowledgedWrites.Verdict::clean);
      cluster.awaitEqualReplicas();
    }
    return gaps;
  }

  /** Of writes that were sent since then. */
  private static void awaitAcknowledgements(Probe probe, long sinceNanos) {
    await("writes to go on")
        .atMost(FaultCluster.READY_MAX)
        .until(() -> probe.acknowledgedOfWritesSince(sinceNanos) >= RESUMED_ACKNOWLEDGEMENTS);
  }
}
