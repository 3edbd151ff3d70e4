package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.workload.QuorateStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of connections that say nothing take neither the node's service nor its memory. */
class SilentConnectionsTest {

  private static final int CONNECTIONS = 10_000;
  private static final long GROWTH_KILOBYTES_MAX = 300_000;
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(90);

  enum Door {
    CLIENT(Site::clientAddress, true),
    /**
     * Helidon 4.5 has no limit of time for a first byte; {@code limits.connections} bounds these.
     */
    HTTP(Site::httpAddress, false);

    private final Function<Site, InetSocketAddress> address;
    private final boolean endsSilence;

    Door(Function<Site, InetSocketAddress> address, boolean endsSilence) {
      this.address = address;
      this.endsSilence = endsSilence;
    }
  }

  @ParameterizedTest
  @EnumSource
  void silentConnectionsDoNoHarm(Door door) throws Exception {
    ClusterPlan plan =
        ClusterPlan.local(List.of("solo"), 1).withMoreJvmOptions("-XX:TieredStopAtLevel=1");
    List<SocketChannel> silent = new ArrayList<>();
    try (LocalCluster cluster = LocalCluster.prepare(plan)) {
      cluster.start();
      cluster.awaitReady(cluster.processes(), FaultCluster.READY_MAX);
      NodeProcess node = cluster.processes().getFirst();
      try (QuorateStore client = QuorateStore.connect(List.of(node.site().clientEndpoint()))) {
        assertServes(client, "before");
        long kilobytes = residentKilobytes(node);
        for (int i = 0; i < CONNECTIONS; i++) {
          silent.add(SocketChannel.open(door.address.apply(node.site())));
        }

        assertServes(client, "meanwhile");
        assertThat(residentKilobytes(node) - kilobytes)
            .as("kilobytes for %d connections", CONNECTIONS)
            .isLessThan(GROWTH_KILOBYTES_MAX);
        if (door.endsSilence) {
          awaitEnd(silent);
        }
        closeAll(silent);
        assertServes(client, "afterwards");
        await("the node to be ready").atMost(FaultCluster.READY_MAX).until(node.door()::ready);
      }
    } finally {
      closeAll(silent);
    }
  }

  private static void awaitEnd(List<SocketChannel> silent) throws IOException {
    for (SocketChannel connection : silent) {
      connection.configureBlocking(false);
    }
    await("the end of all that say nothing")
        .atMost(CLOSED_WITHIN)
        .until(() -> silent.stream().allMatch(SilentConnectionsTest::isEnded));
  }

  private static void closeAll(List<SocketChannel> connections) throws IOException {
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }

  private static void assertServes(QuorateStore client, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    client.put(bytes, bytes).join();
    assertThat(client.get(bytes).join()).isPresent();
  }

  /** Skips what the server greets with. */
  private static boolean isEnded(SocketChannel connection) {
    if (!connection.isOpen()) {
      return true;
    }
    ByteBuffer heard = ByteBuffer.allocate(256);
    try {
      while (connection.read(heard) > 0) {
        heard.clear();
      }
      if (connection.read(heard) < 0) {
        connection.close();
        return true;
      }
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static long residentKilobytes(NodeProcess node) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(node.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
