package io.quorate.chaos.nemesis.process;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.nemesis.Selection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** SIGTERM, as an operator stops a node; healed by starting it again. */
public record Restart(Selection selection) implements Nemesis {

  @Override
  public String name() {
    return "restart-" + selection.title();
  }

  @Override
  public Family family() {
    return Family.PROCESS;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws InterruptedException {
    List<TestNode> stopped =
        selection.of(cluster, random).stream().filter(TestNode::alive).toList();
    long inOrder = 0;
    for (TestNode node : stopped) {
      inOrder += node.stop() ? 1 : 0;
    }
    long ended = inOrder;
    return Begun.on(stopped, "SIGTERM to", () -> heal(cluster, stopped, ended));
  }

  private static Evidence heal(TestCluster cluster, List<TestNode> stopped, long inOrder)
      throws IOException, InterruptedException {
    Recovery.startEnded(cluster, stopped);
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        !stopped.isEmpty(),
        stopped.size() + " processes were stopped, " + inOrder + " ended by themselves",
        Map.of("processes-stopped", (long) stopped.size(), "ended-in-order", inOrder));
  }
}
