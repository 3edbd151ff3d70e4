package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Some nodes have no room on their disks. */
record FullDisk(TestCluster cluster, List<? extends TestNode> nodes, int leftMib) implements Fault {

  private static final Duration READY_MAX = Duration.ofSeconds(120);

  @Override
  public String what() {
    return leftMib + " MiB left on the disks of " + String.join(", ", targets());
  }

  @Override
  public Set<String> targets() {
    return nodes.stream().map(node -> node.site().name()).collect(Collectors.toSet());
  }

  /** Makes room, starts what ended, and waits until the nodes call themselves ready. */
  @Override
  public Evidence heal() throws IOException, InterruptedException {
    long said = nodes.stream().filter(node -> node.alive() && !node.door().ready()).count();
    long ended = nodes.stream().filter(node -> !node.alive()).count();
    for (TestNode node : nodes) {
      Volume.of(cluster, node).unfill();
    }
    for (TestNode node : nodes) {
      if (!node.alive()) {
        node.start();
      }
    }
    cluster.awaitReady(nodes, READY_MAX);
    return new Evidence(
        said + ended == nodes.size(),
        said + " nodes said that they are not ready, " + ended + " had ended",
        Map.of("not-ready", said, "ended", ended));
  }
}
