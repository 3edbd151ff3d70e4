package io.quorate.chaos.nemesis.network;

import io.quorate.chaos.cluster.ClusterNetwork;
import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links between nodes drop all packets. */
public record Cut(CutShape shape) implements Nemesis {

  @Override
  public String name() {
    return "cut-" + shape.title();
  }

  @Override
  public Family family() {
    return Family.NETWORK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return missing(cluster, shape);
  }

  static Optional<String> missing(TestCluster cluster, CutShape shape) {
    ClusterNetwork network = cluster.network();
    if (shape == CutShape.REGION ? !network.canCutRegions() : !network.canCut()) {
      return Optional.of(
          "the backend " + cluster.backend() + " cannot cut these links; take netns or docker");
    }
    int nodes = cluster.topology().sites().size();
    if (nodes < shape.nodesMin()) {
      return Optional.of("wants " + shape.nodesMin() + " nodes or more; there are " + nodes);
    }
    if (shape == CutShape.REGION && cluster.topology().regions().size() < 2) {
      return Optional.of("wants two regions or more; there is one");
    }
    return Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws IOException {
    Set<Link> links = shape.pick(cluster, random);
    long before = cluster.network().packetsCut();
    cluster.network().cut(links);
    return new Begun(what(links), targets(links), () -> heal(cluster, links, before));
  }

  private String what(Set<Link> links) {
    return shape.title()
        + ": "
        + links.stream()
            .map(link -> link.from() + " -> " + link.to())
            .sorted()
            .collect(Collectors.joining(", "));
  }

  static Set<String> targets(Set<Link> links) {
    return links.stream()
        .flatMap(link -> Stream.of(link.from(), link.to()))
        .collect(Collectors.toSet());
  }

  private static Evidence heal(TestCluster cluster, Set<Link> links, long before)
      throws IOException, InterruptedException {
    long dropped = cluster.network().packetsCut() - before;
    cluster.network().cut(Set.of());
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        dropped > 0,
        dropped + " packets were dropped on " + links.size() + " links",
        Map.of("packets-dropped", dropped, "links-cut", (long) links.size()));
  }
}
