package io.quorate.chaos.nemesis.network;

import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.nemesis.Repeating;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One node's links are cut and joined over and over, at times that follow from the seed. The
 * network is the flapping thread's until the fault is healed.
 */
public final class FlappingLinks implements Nemesis {

  private static final int HOLD_MILLIS_MIN = 100;
  private static final int HOLD_MILLIS_MAX = 1_500;

  @Override
  public String name() {
    return "flapping-links";
  }

  @Override
  public Family family() {
    return Family.NETWORK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Cut.missing(cluster, CutShape.ISOLATE_ONE);
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws IOException {
    Set<Link> links = CutShape.ISOLATE_ONE.pick(cluster, random);
    long before = cluster.network().packetsCut();
    AtomicLong changes = new AtomicLong();
    Repeating flapping =
        Repeating.start(
            name(),
            random,
            HOLD_MILLIS_MIN,
            HOLD_MILLIS_MAX,
            own -> cluster.network().cut(changes.getAndIncrement() % 2 == 0 ? links : Set.of()));
    return new Begun(
        "flapping: " + links, Cut.targets(links), () -> heal(cluster, flapping, changes, before));
  }

  private static Evidence heal(
      TestCluster cluster, Repeating flapping, AtomicLong changes, long before)
      throws IOException, InterruptedException {
    try {
      flapping.stop();
    } finally {
      cluster.network().cut(Set.of());
    }
    long dropped = cluster.network().packetsCut() - before;
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        dropped > 0,
        dropped + " packets were dropped in " + changes.get() + " changes",
        Map.of("packets-dropped", dropped, "changes", changes.get()));
  }
}
