package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some nodes are without power. A file written to each of them just before, and never forced to
 * disk, must be gone when the power is back: that shows that the loss was one.
 */
final class PowerLoss implements Fault {

  private static final String UNFORCED = "never-forced";
  private static final int UNFORCED_BYTES = 64 << 10;
  private static final Duration READY_MAX = Duration.ofSeconds(120);

  private final TestCluster cluster;
  private final List<? extends TestNode> nodes;

  private PowerLoss(TestCluster cluster, List<? extends TestNode> nodes) {
    this.cluster = cluster;
    this.nodes = nodes;
  }

  static PowerLoss begin(TestCluster cluster, List<? extends TestNode> nodes)
      throws IOException, InterruptedException {
    for (TestNode node : nodes) {
      Files.write(unforced(node), new byte[UNFORCED_BYTES]);
    }
    nodes.forEach(TestNode::pause); // so that all stand still at one moment, as power goes
    for (TestNode node : nodes) {
      Volume.of(cluster, node).cutPower();
    }
    for (TestNode node : nodes) {
      node.kill();
    }
    return new PowerLoss(cluster, nodes);
  }

  private static Path unforced(TestNode node) {
    return node.data().resolve(UNFORCED);
  }

  @Override
  public String what() {
    return "power lost at " + String.join(", ", targets());
  }

  @Override
  public Set<String> targets() {
    return nodes.stream().map(node -> node.site().name()).collect(Collectors.toSet());
  }

  @Override
  public Evidence heal() throws IOException, InterruptedException {
    long gone = 0;
    for (TestNode node : nodes) {
      Volume volume = Volume.of(cluster, node);
      volume.unmount();
      volume.mount();
      boolean kept = Files.exists(unforced(node)) && Files.size(unforced(node)) > 0;
      gone += kept ? 0 : 1;
      Files.deleteIfExists(unforced(node));
    }
    for (TestNode node : nodes) {
      node.start();
    }
    cluster.awaitReady(nodes, READY_MAX);
    return new Evidence(
        gone == nodes.size(),
        "what was not forced to disk was gone at " + gone + " of " + nodes.size() + " nodes",
        Map.of("nodes", (long) nodes.size(), "unforced-gone", gone));
  }
}
