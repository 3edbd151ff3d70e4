package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Some nodes are without power. A file written to each of them just before, and never forced to
 * disk, must be gone when the power is back: that shows that the loss was one.
 */
record PowerLoss(TestCluster cluster, List<? extends TestNode> nodes) {

  private static final String UNFORCED = "never-forced";
  private static final int UNFORCED_BYTES = 64 << 10;

  static Fault begin(TestCluster cluster, List<? extends TestNode> nodes)
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
    return Begun.on(nodes, "power lost at", new PowerLoss(cluster, nodes)::heal);
  }

  private static Path unforced(TestNode node) {
    return node.data().resolve(UNFORCED);
  }

  private Evidence heal() throws IOException, InterruptedException {
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
    Recovery.awaitReady(cluster, nodes);
    return new Evidence(
        gone == nodes.size(),
        "what was not forced to disk was gone at " + gone + " of " + nodes.size() + " nodes",
        Map.of("nodes", (long) nodes.size(), "unforced-gone", gone));
  }
}
