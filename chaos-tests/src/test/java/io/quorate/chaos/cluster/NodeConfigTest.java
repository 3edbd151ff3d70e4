package io.quorate.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.wan.RoundTrips;
import io.quorate.store.config.ServerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NodeConfigTest {

  @Test
  void serverTakesTheFileAsItIsMeant() throws Exception {
    ClusterPlan plan =
        ClusterPlan.local(List.of("us-east", "eu-west", "ap-south"), 2)
            .across(RoundTrips.THREE_CONTINENTS, Duration.ofSeconds(3));
    try (LoopbackNet net = LoopbackNet.claim(new Random())) {
      Topology topology = Topology.of(plan, LoopbackGround.addresses(plan, net));
      Site site = topology.sitesIn("eu-west").getLast();

      ServerConfig config =
          ServerConfig.parse(
              "generated", NodeConfig.yaml(plan, topology, "c1", site, Path.of("/data")), Map.of());

      assertThat(config.node().name()).isEqualTo("eu-west-2");
      assertThat(config.node().bind()).isEqualTo(site.address());
      assertThat(config.cluster().home()).isEqualTo("us-east");
      assertThat(config.cluster().fallbacks()).containsExactly("eu-west", "ap-south");
      assertThat(config.cluster().homeReturnAfter()).isEqualTo(Duration.ofSeconds(3));
      assertThat(config.cluster().nodes()).hasSize(6);
      assertThat(config.self().host()).isEqualTo("eu-west-2.quorate.internal");
      assertThat(config.raft().electionTimeoutMin()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void settingOfThePlanWins() throws Exception {
    ClusterPlan plan =
        ClusterPlan.local(List.of("us-east"), 1)
            .withSettings(
                Map.of(
                    "raft.snapshot-entries", "50",
                    "raft.election-timeout-max", "5s",
                    "limits.value", "16KiB"));
    try (LoopbackNet net = LoopbackNet.claim(new Random())) {
      Topology topology = Topology.of(plan, LoopbackGround.addresses(plan, net));
      Site site = topology.sites().getFirst();

      ServerConfig config =
          ServerConfig.parse(
              "generated", NodeConfig.yaml(plan, topology, "c1", site, Path.of("/data")), Map.of());

      assertThat(config.raft().snapshotEntries()).isEqualTo(50);
      assertThat(config.raft().electionTimeoutMin()).isEqualTo(Duration.ofSeconds(1));
      assertThat(config.raft().electionTimeoutMax()).isEqualTo(Duration.ofSeconds(5));
      assertThat(config.limits().valueBytesMax()).isEqualTo(16 << 10);
    }
  }
}
