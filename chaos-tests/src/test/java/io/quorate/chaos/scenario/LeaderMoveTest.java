package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.store.cli.Quorate;
import io.quorate.store.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator moves leadership by the command line. */
class LeaderMoveTest {

  private static final int REJECTED = 3;
  private static final int OK = 0;

  @Test
  void leadershipGoesWhereTheOperatorWantsIt() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.steadyPlan())) {
      NodeProcess leader = cluster.awaitLeader();
      NodeProcess next = cluster.others(leader).getFirst();
      cluster.acknowledge(cluster.nodes(), "before", 1);

      assertThat(move(cluster, next.site().name()))
          .isEqualTo(
              new Said(
                  OK,
                  "leadership moved from "
                      + leader.site().name()
                      + " to "
                      + next.site().name()
                      + "\n"));
      await("the new leader")
          .atMost(FaultCluster.READY_MAX)
          .until(() -> cluster.awaitLeader() == next);
      cluster.acknowledge(cluster.nodes(), "after", 2);

      Said unknown = move(cluster, "mars-1");
      assertThat(unknown.code()).isEqualTo(REJECTED);
      assertThat(unknown.words()).contains("NODE_UNKNOWN").contains("mars-1");
    }
  }

  private record Said(int code, String words) {}

  private static Said move(FaultCluster cluster, String to) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(words, true, StandardCharsets.UTF_8);
    String endpoint = cluster.nodes().getFirst().site().clientEndpoint();
    Terminal terminal =
        new Terminal(
            both, both, InputStream.nullInputStream(), Map.of("QUORATE_ENDPOINTS", endpoint));
    int code = Quorate.run(terminal, "leader", "move", "--to", to);
    return new Said(code, words.toString(StandardCharsets.UTF_8));
  }
}
