package io.quorate.chaos.nemesis.network;

import io.quorate.chaos.cluster.RegionPair;
import io.quorate.chaos.cluster.Shape;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.wan.queue.Treated;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Every direction between regions gets worse in one way, each by a measure of its own. */
public record WanWeather(Weather weather) implements Nemesis {

  @Override
  public String name() {
    return "wan-" + weather.title();
  }

  @Override
  public Family family() {
    return Family.WAN;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    boolean can =
        weather == Weather.DELAY ? cluster.network().canDelay() : cluster.network().canShape();
    if (!can) {
      return Optional.of(
          "the backend "
              + cluster.backend()
              + " cannot do this to packets here; take netns or docker");
    }
    return cluster.topology().regions().size() < 2
        ? Optional.of("wants two regions or more; there is one")
        : Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws IOException {
    Map<RegionPair, Shape> shapes = new HashMap<>();
    for (RegionPair pair : cluster.topology().regionPairs()) {
      Shape planned =
          Shape.delayed(cluster.topology().roundTrip(pair.from(), pair.to()).dividedBy(2));
      shapes.put(pair, weather.over(planned, random));
    }
    Treated before = total(cluster);
    long shapedBefore = cluster.network().packetsShaped();
    cluster.network().shape(shapes);
    List<String> all = cluster.nodes().stream().map(node -> node.site().name()).toList();
    return new Begun(
        weather.title() + " on " + shapes.size() + " directions between regions",
        all,
        () -> heal(cluster, before, shapedBefore));
  }

  private Evidence heal(TestCluster cluster, Treated before, long shapedBefore)
      throws IOException, InterruptedException {
    Treated during = total(cluster).minus(before);
    long shaped = cluster.network().packetsShaped() - shapedBefore;
    cluster.network().shape(Map.of());
    Recovery.awaitAgreement(cluster);
    boolean felt =
        switch (weather) {
          case DELAY -> shaped > 0;
          case JITTER, RATE -> during.delayed() > 0;
          case LOSS -> during.lost() > 0;
          case REORDER -> during.overtaken() > 0;
          case STORM -> during.lost() > 0 && during.overtaken() > 0 && during.delayed() > 0;
        };
    return new Evidence(
        felt,
        "of %d packets %d were delayed, %d lost, %d let past others"
            .formatted(during.seen(), during.delayed(), during.lost(), during.overtaken()),
        Map.of(
            "packets-shaped", shaped,
            "packets-delayed", during.delayed(),
            "packets-lost", during.lost(),
            "packets-overtaking", during.overtaken()));
  }

  private static Treated total(TestCluster cluster) throws IOException {
    return cluster.network().treated().values().stream().reduce(Treated.NONE, Treated::plus);
  }
}
