package io.quorate.chaos.nemesis.leadership;

import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.nemesis.Repeating;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Leadership is handed from node to node, as fast as they take it, until the fault is healed. */
public final class TransferStorm implements Nemesis {

  private static final Duration MOVE_MAX = Duration.ofSeconds(5);
  private static final int PAUSE_MILLIS_MAX = 400;

  @Override
  public String name() {
    return "transfer-storm";
  }

  @Override
  public Family family() {
    return Family.LEADERSHIP;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return cluster.nodes().size() < 2
        ? Optional.of("wants two nodes or more; there is one")
        : Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) {
    AtomicLong asked = new AtomicLong();
    AtomicLong moved = new AtomicLong();
    Repeating storm =
        Repeating.start(
            name(), random, 0, PAUSE_MILLIS_MAX, own -> moveOnce(cluster, own, asked, moved));
    List<String> all = cluster.nodes().stream().map(node -> node.site().name()).toList();
    return new Begun("leadership handed around", all, () -> heal(cluster, storm, asked, moved));
  }

  private static void moveOnce(
      TestCluster cluster, SplittableRandom random, AtomicLong asked, AtomicLong moved) {
    List<Site> sites = cluster.topology().sites();
    Site to = sites.get(random.nextInt(sites.size()));
    Optional<Site> leader = cluster.leader();
    if (leader.isPresent() && !leader.get().equals(to)) {
      asked.incrementAndGet();
      if (cluster.node(leader.get()).door().moveLeader(to.name(), MOVE_MAX)) {
        moved.incrementAndGet();
      }
    }
  }

  private static Evidence heal(
      TestCluster cluster, Repeating storm, AtomicLong asked, AtomicLong moved)
      throws IOException, InterruptedException {
    storm.stop();
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        moved.get() > 0,
        moved.get() + " of " + asked.get() + " moves of leadership were made",
        Map.of("moves-asked", asked.get(), "moves-made", moved.get()));
  }
}
