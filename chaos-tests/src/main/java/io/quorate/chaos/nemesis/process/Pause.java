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

/** SIGSTOP, and SIGCONT to heal: connections stay open, nothing moves behind them. */
public record Pause(Selection selection) implements Nemesis {

  @Override
  public String name() {
    return "pause-" + selection.title();
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
  public Fault inject(TestCluster cluster, SplittableRandom random) {
    List<TestNode> paused = selection.of(cluster, random).stream().filter(TestNode::alive).toList();
    long begun = System.nanoTime();
    paused.forEach(TestNode::pause);
    return Begun.on(paused, "SIGSTOP of", () -> heal(cluster, paused, begun));
  }

  private static Evidence heal(TestCluster cluster, List<TestNode> paused, long begunNanos)
      throws IOException, InterruptedException {
    long stood = paused.stream().filter(TestNode::standsStill).count();
    long millis = (System.nanoTime() - begunNanos) / 1_000_000;
    for (TestNode node : paused) {
      node.resume();
    }
    // Another fault, or a node that gives up, may have ended it meanwhile.
    Recovery.startEnded(cluster, paused);
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        !paused.isEmpty() && stood == paused.size(),
        stood + " processes stood still until they were continued, and are ready again",
        Map.of("processes-paused", stood, "milliseconds-paused", millis));
  }
}
