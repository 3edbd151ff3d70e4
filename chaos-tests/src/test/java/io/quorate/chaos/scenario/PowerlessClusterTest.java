package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.QuorateStore;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Acknowledged writes survive the death of every node at once. */
class PowerlessClusterTest {

  private static final int ROUNDS_MAX = 20;
  private static final int IN_FLIGHT = 64;
  private static final int WRITES_BEFORE_MIN = 200;
  private static final int WRITES_BEFORE_MAX = 3_000;

  @Test
  void acknowledgedWritesSurviveTheDeathOfEveryNode() throws Exception {
    long seed = Long.getLong("quorate.fault.seed", System.nanoTime());
    Random random = new Random(seed);
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME))) {
      QuorateStore client = cluster.client();
      cluster.awaitLeader();
      for (int round = 1; round <= FaultCluster.rounds(ROUNDS_MAX); round++) {
        try (BusyWriters writers = BusyWriters.start(client, writes, "round-" + round, IN_FLIGHT)) {
          long until = writes.count() + random.nextLong(WRITES_BEFORE_MIN, WRITES_BEFORE_MAX);
          await("acknowledgements")
              .pollInterval(Duration.ofMillis(5))
              .atMost(FaultCluster.READY_MAX)
              .until(() -> writes.count() >= until);
          killAll(cluster);
          for (NodeProcess node : cluster.nodes()) {
            node.start();
          }
          cluster.awaitLeader();
        }
        assertThat(writes.verify(client, done -> {}))
            .as("round %d, -Dquorate.fault.seed=%d", round, seed)
            .matches(AcknowledgedWrites.Verdict::clean);
        cluster.awaitEqualReplicas();
      }
    }
  }

  private static void killAll(FaultCluster cluster) throws InterruptedException {
    cluster.nodes().forEach(NodeProcess::pause); // so that none of them sees another one die
    for (NodeProcess node : cluster.nodes()) {
      node.kill();
    }
  }
}
