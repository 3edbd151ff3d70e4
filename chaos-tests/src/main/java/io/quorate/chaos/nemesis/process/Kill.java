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

/**
 * SIGKILL. All that are chosen stand still before the first dies, so that none of them sees another
 * one gone. Healed by starting them again.
 */
public record Kill(Selection selection) implements Nemesis {

  @Override
  public String name() {
    return "kill-" + selection.title();
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
    List<TestNode> killed = selection.of(cluster, random).stream().filter(TestNode::alive).toList();
    long begun = System.nanoTime();
    killed.forEach(TestNode::pause);
    for (TestNode node : killed) {
      node.kill();
    }
    long gone = killed.stream().filter(node -> !node.alive()).count();
    return Begun.on(killed, "kill -9 of", () -> heal(cluster, killed, gone, begun));
  }

  private static Evidence heal(
      TestCluster cluster, List<TestNode> killed, long gone, long begunNanos)
      throws IOException, InterruptedException {
    long downMillis = (System.nanoTime() - begunNanos) / 1_000_000;
    Recovery.startEnded(cluster, killed);
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        !killed.isEmpty() && gone == killed.size(),
        gone + " processes were gone after SIGKILL, and are ready again",
        Map.of("processes-killed", gone, "milliseconds-down", downMillis));
  }
}
