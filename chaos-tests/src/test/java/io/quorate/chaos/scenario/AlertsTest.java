package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.wan.RoundTrips;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes wrong between nodes is told, by whom it concerns, and taken back when it is over. */
class AlertsTest {

  private static final Map<String, String> SOON =
      Map.of(
          "monitor.ping-interval", "200ms",
          "alerts.raise-after", "1s",
          "alerts.clear-after", "1s");

  private static final Duration WRITE_MAX = Duration.ofSeconds(10);

  /** More than the seeded bug needs to leave out an entry. */
  private static final int WRITES = 450;

  private static ClusterPlan plan() {
    return FaultCluster.plan(FaultCluster.NEVER_HOME).withSettings(SOON);
  }

  private static void awaitAlert(NodeProcess node, String words) {
    await(node.site().name() + " tells " + words)
        .atMost(FaultCluster.READY_MAX)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> NodeAlerts.words(node).contains(words));
  }

  private static void awaitQuiet(FaultCluster cluster) {
    for (NodeProcess node : cluster.nodes()) {
      await("no alert at " + node.site().name())
          .atMost(FaultCluster.READY_MAX)
          .ignoreExceptionsInstanceOf(IOException.class)
          .untilAsserted(() -> assertThat(NodeAlerts.words(node)).isEmpty());
    }
  }

  private static String latencies(NodeProcess asked) {
    return new CommandLine(List.of(asked)).run("latency", "--timeout", "2s");
  }

  @Test
  void followerThatIsCutOffIsMissedAndSeenAgain() throws Exception {
    ClusterPlan plan = plan().across(RoundTrips.parse(List.of()), FaultCluster.NEVER_HOME);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess leader = cluster.awaitLeader();
      NodeProcess cut = cluster.others(leader).getFirst();
      NodeProcess other = cluster.others(leader).getLast();
      String name = cut.site().name();
      awaitQuiet(cluster);

      cluster.isolate(cut);
      awaitAlert(leader, "raised link-lost " + name);
      awaitAlert(other, "raised link-lost " + name);
      awaitAlert(leader, "absent replica-behind default/" + name);
      awaitAlert(cut, "raised link-lost " + leader.site().name());
      awaitAlert(cut, "raised no-leader default");
      assertThat(NodeAlerts.words(leader)).doesNotContain("raised no-leader default");

      cluster.cluster().network().heal();
      awaitQuiet(cluster);
    }
  }

  @Test
  void followerThatStandsStillIsMissedAndSeenAgain() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      NodeProcess leader = cluster.awaitLeader();
      NodeProcess paused = cluster.others(leader).getFirst();
      awaitQuiet(cluster);

      paused.pause();
      awaitAlert(leader, "raised link-lost " + paused.site().name());
      assertThat(latencies(leader)).containsPattern("lost \\d+s");
      paused.resume();
      awaitQuiet(cluster);
      assertThat(latencies(leader)).doesNotContain("lost");
    }
  }

  @Test
  void replicaThatHoldsOtherDataIsNamedWithTheRevision() throws Exception {
    ClusterPlan plan = FaultCluster.without(plan(), Bug.SKIPPED_ENTRY);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess leader = cluster.awaitLeader();
      StraightDoor door = cluster.door(leader);
      for (int write = 0; write < WRITES; write++) {
        door.put("k" + write % 10, Integer.toString(write), WRITE_MAX).join();
      }
      String follower = cluster.others(leader).getFirst().site().name();
      awaitAlert(leader, "raised digest-divergence default/" + follower);
      JsonNode alert =
          NodeAlerts.read(leader).stream()
              .filter(each -> each.get("subject").asString().equals("default/" + follower))
              .findFirst()
              .orElseThrow();
      assertThat(alert.get("severity").asString()).isEqualTo("critical");
      assertThat(alert.get("detail").asString())
          .contains(leader.site().name(), follower)
          .containsPattern("revision \\d+");
    }
  }
}
