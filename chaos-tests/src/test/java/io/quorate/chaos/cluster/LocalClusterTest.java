package io.quorate.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.chaos.wan.RoundTrips;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalClusterTest {

  private static final Duration READY_MAX = Duration.ofSeconds(120);
  private static final ClusterPlan PLAN =
      ClusterPlan.local(List.of("us", "eu"), 1).withMainClass(FakeServer.class.getName());

  @Test
  void nodesServeAreKilledRestartedAndLeaveNothingBehind() throws Exception {
    Path folder;
    ProcessHandle survivor;
    try (LocalCluster cluster = LocalCluster.prepare(PLAN)) {
      folder = cluster.folder();
      cluster.start();
      cluster.awaitReady(cluster.processes(), READY_MAX);
      NodeProcess first = cluster.processes().getFirst();
      survivor = ProcessHandle.of(cluster.processes().getLast().pid()).orElseThrow();

      first.kill();
      assertThat(first.alive()).isFalse();
      assertThat(first.door().ready()).isFalse();

      first.start();
      cluster.awaitReady(List.of(first), READY_MAX);
      assertThat(first.logTail()).contains("serving us-1");
    }
    assertThat(folder).doesNotExist();
    assertThat(survivor.isAlive()).isFalse();
  }

  @Test
  void nodeThatEndsIsReportedWithItsLog() throws Exception {
    try (LocalCluster cluster = LocalCluster.prepare(PLAN)) {
      NodeProcess neverMarked = cluster.processes().getFirst();
      neverMarked.start();

      assertThatThrownBy(() -> cluster.awaitReady(List.of(neverMarked), READY_MAX))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("us-1 ended by itself")
          .hasMessageContaining("refused: no marker");
    }
  }

  @Test
  void otherRegionIsReachedThroughTheWan() throws Exception {
    RoundTrips roundTrips = RoundTrips.parse(List.of("us:eu=60"));
    ClusterPlan plan = PLAN.across(roundTrips, Duration.ofSeconds(5));
    try (LocalCluster cluster = LocalCluster.prepare(plan)) {
      cluster.start();
      cluster.awaitReady(cluster.processes(), READY_MAX);
      Topology topology = cluster.topology();
      Site eu = topology.sitesIn("eu").getFirst();

      assertThat(askMillis(topology.translate("us", eu.host(), Ports.HTTP)))
          .isBetween(60.0, 10_000.0);
      assertThat(topology.translate("eu", eu.host(), Ports.HTTP)).isEqualTo(eu.httpAddress());
      assertThat(Files.readString(cluster.hostsFile("us")))
          .contains(topology.addressFrom("us", eu) + " eu-1.quorate.internal");
    }
  }

  @Test
  void clustersOnOneMachineDoNotMeet() throws Exception {
    try (LocalCluster one = LocalCluster.prepare(PLAN);
        LocalCluster other = LocalCluster.prepare(PLAN)) {
      assertThat(one.topology().sites()).doesNotContainAnyElementsOf(other.topology().sites());
    }
  }

  private static double askMillis(InetSocketAddress address) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket
          .getOutputStream()
          .write("GET /readyz HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).asString().contains("200 OK");
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
