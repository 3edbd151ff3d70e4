package io.quorate.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quorate.chaos.host.HostCommand;
import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.wan.queue.Treated;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that only say that they are ready, in network namespaces. Wants root. */
final class NetnsClusterTest {

  private static final Duration READY_MAX = Duration.ofSeconds(120);
  private static final ClusterPlan PLAN =
      ClusterPlan.local(List.of("us", "eu"), 1).withMainClass(FakeServer.class.getName());
  private static final Duration ASK_MAX = Duration.ofSeconds(5);

  private static final int ASKS = 10;

  @BeforeEach
  void machineHasWhatItWants() {
    Netns.missing().ifPresent(missing -> System.out.println("not exercised, netns: " + missing));
    assumeTrue(Netns.missing().isEmpty(), "no network namespaces here");
  }

  @Test
  void nothingIsLeftOfAClosedCluster() throws Exception {
    String before = leftovers();
    try (TestCluster cluster = start(PLAN)) {
      assertThat(leftovers()).isNotEqualTo(before);
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void nextStartSweepsWhatACrashHasLeft(@TempDir Path parent) throws Exception {
    String before = leftovers();
    Netns netns = Netns.claim(new SplittableRandom());
    netns.join();
    assertThat(leftovers()).isNotEqualTo(before);
    Path folder = Files.createDirectory(parent.resolve("quorate-cluster-crashed"));
    Files.writeString(folder.resolve("processes"), "1 1\n"); // an owner that is long gone
    Files.writeString(folder.resolve("leftovers"), "NETNS " + netns.block().number() + "\n");

    ClusterFolder.sweep(parent);

    assertThat(leftovers()).isEqualTo(before);
    assertThat(folder).doesNotExist();
  }

  @Test
  void clientFeelsTheDelayOfItsRegion() throws Exception {
    RoundTrips roundTrips = RoundTrips.parse(List.of("us:eu=60"));
    try (TestCluster cluster = start(PLAN.across(roundTrips, Duration.ofSeconds(5)))) {
      Topology topology = cluster.topology();
      Site eu = topology.sitesIn("eu").getFirst();

      assertThat(askMillis(topology.addressFrom("us", eu)))
          .isBetween(110.0, ASK_MAX.toMillis() * 2.0);
      assertThat(quickestAskMillis(topology.addressFrom("eu", eu))).isLessThan(100);
      assertThat(cluster.network().packetsShaped()).isPositive();
    }
  }

  @Test
  void shapeIsFeltAndGoneAfterHealing() throws Exception {
    try (TestCluster cluster = start(PLAN)) {
      Site eu = cluster.topology().sitesIn("eu").getFirst();
      String fromUs = cluster.topology().addressFrom("us", eu);
      RegionPair there = new RegionPair("us", "eu");

      cluster.network().shape(Map.of(there, Shape.delayed(Duration.ofMillis(100))));
      assertThat(askMillis(fromUs)).isGreaterThan(200);

      cluster.network().shape(Map.of(there, new Shape(Duration.ZERO, Duration.ZERO, 1, 0, 0)));
      assertThatThrownBy(() -> askMillis(fromUs)).isInstanceOf(IOException.class);
      assertThat(treated(cluster, there).lost()).isPositive();

      cluster.network().heal();
      assertThat(quickestAskMillis(fromUs)).isLessThan(100);
    }
  }

  @Test
  void cutHoldsOneWayAndIsGoneAfterHealing() throws Exception {
    try (TestCluster cluster = start(PLAN)) {
      Site us = cluster.topology().sitesIn("us").getFirst();
      Site eu = cluster.topology().sitesIn("eu").getFirst();
      assertThat(reaches(us, eu, cluster)).isTrue();

      cluster.network().cut(Set.of(new Link(eu.name(), us.name())));
      assertThat(reaches(us, eu, cluster)).isFalse();
      assertThat(cluster.network().packetsCut()).isPositive();
      assertThat(quickestAskMillis(eu.address())).isLessThan(700);

      cluster.network().heal();
      assertThat(reaches(us, eu, cluster)).isTrue();
      assertThat(cluster.network().packetsCut()).isPositive();
    }
  }

  private static Treated treated(TestCluster cluster, RegionPair pair) throws IOException {
    return cluster.network().treated().getOrDefault(pair, Treated.NONE);
  }

  private static TestCluster start(ClusterPlan plan) throws IOException, InterruptedException {
    TestCluster cluster = Backend.NETNS.prepare(plan);
    try {
      cluster.start();
      cluster.awaitReady(cluster.nodes(), READY_MAX);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Whether a process beside one node gets an answer from another. */
  private static boolean reaches(Site from, Site to, TestCluster cluster) {
    String namespace = "quorate-" + number(cluster) + "-" + from.name();
    try {
      return HostCommand.inNamespace(namespace)
          .run(
              "bash",
              "-c",
              "exec 3<>/dev/tcp/%s/%d; printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3; timeout 1 cat <&3"
                  .formatted(to.address(), Ports.HTTP))
          .contains(to.name());
    } catch (IOException unanswered) {
      return false;
    }
  }

  private static int number(TestCluster cluster) {
    String[] octets = cluster.topology().sites().getFirst().address().split("\\.");
    return (Integer.parseInt(octets[1]) - 16) * 16 + Integer.parseInt(octets[2]) / 16;
  }

  private static String leftovers() throws IOException {
    return HostCommand.PLAIN.run("ip", "netns", "list")
        + HostCommand.PLAIN.run("ip", "-o", "link")
        + HostCommand.PLAIN.run("ip", "route");
  }

  /** Of several: some may be slow because the machine is. */
  private static double quickestAskMillis(String address) throws IOException {
    double quickest = askMillis(address);
    for (int i = 1; i < ASKS; i++) {
      quickest = Math.min(quickest, askMillis(address));
    }
    return quickest;
  }

  private static double askMillis(String address) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://" + address + ":" + Ports.HTTP + "/readyz").toURL().openConnection();
    connection.setConnectTimeout((int) ASK_MAX.toMillis());
    connection.setReadTimeout((int) ASK_MAX.toMillis());
    connection.setRequestProperty("Connection", "close");
    assertThat(connection.getResponseCode()).isEqualTo(HttpURLConnection.HTTP_OK);
    return (System.nanoTime() - start) / 1e6;
  }
}
