package io.quorate.chaos.cluster;

import io.quorate.chaos.wan.Wan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The network of processes on loopback: regions are joined by proxies where the plan has round
 * trips, nodes of a region are not. So only whole directions between regions can be cut and
 * delayed; bytes are late, never lost. For one thread.
 */
final class ProxyNetwork implements ClusterNetwork {

  private static final String UNPROXIED =
      "processes on loopback without round trips between their regions share one network, which"
          + " stays whole";
  private static final String WHOLE_REGIONS =
      "processes on loopback are cut off by whole regions only; use the backend netns or docker";
  private static final String DELAY_ONLY =
      "on loopback only the delay between regions can be changed; jitter, loss, reordering and rate"
          + " want the backend netns or docker";

  private final Topology topology;
  private final Optional<Wan> wan;

  ProxyNetwork(Topology topology, Optional<Wan> wan) {
    this.topology = topology;
    this.wan = wan;
  }

  @Override
  public boolean canCut() {
    return canCutRegions()
        && topology.regions().stream().allMatch(region -> topology.sitesIn(region).size() == 1);
  }

  @Override
  public boolean canCutRegions() {
    return wan.isPresent();
  }

  @Override
  public boolean canDelay() {
    return wan.isPresent();
  }

  @Override
  public boolean canShape() {
    return false;
  }

  @Override
  public void cut(Set<Link> links) {
    Wan proxies = wan.orElseThrow(() -> new IllegalStateException(UNPROXIED));
    Set<RegionPair> pairs = wholeRegions(links);
    for (RegionPair pair : topology.regionPairs()) {
      if (pairs.contains(pair)) {
        proxies.cut(pair.from(), pair.to());
      } else {
        proxies.heal(pair.from(), pair.to());
      }
    }
  }

  @Override
  public void shape(Map<RegionPair, Shape> shapes) {
    Wan proxies = wan.orElseThrow(() -> new IllegalStateException(UNPROXIED));
    for (Shape shape : shapes.values()) {
      if (!shape.equals(Shape.delayed(shape.delay()))) {
        throw new IllegalArgumentException(DELAY_ONLY);
      }
    }
    for (RegionPair pair : topology.regionPairs()) {
      Duration planned = topology.roundTrip(pair.from(), pair.to()).dividedBy(2);
      Shape shape = shapes.get(pair);
      proxies.delay(pair.from(), pair.to(), shape == null ? planned : shape.delay());
    }
  }

  @Override
  public void heal() {
    if (wan.isPresent()) {
      cut(Set.of());
      shape(Map.of());
    }
  }

  /** Chunks of bytes, of any size, that a cut has made late. */
  @Override
  public long packetsCut() {
    return wan.map(Wan::heldByCuts).orElse(0L);
  }

  /** Chunks of bytes, of any size, that went from one region to another. */
  @Override
  public long packetsShaped() {
    return wan.map(Wan::carried).orElse(0L);
  }

  /** The pairs of regions of these links, all of whose links must be among them. */
  private Set<RegionPair> wholeRegions(Set<Link> links) {
    Set<RegionPair> pairs = new HashSet<>();
    for (Link link : links) {
      Site from = topology.site(link.from());
      Site to = topology.site(link.to());
      for (Site each : topology.sitesIn(from.region())) {
        for (Site other : topology.sitesIn(to.region())) {
          if (each.region().equals(other.region())
              || !links.contains(new Link(each.name(), other.name()))) {
            throw new IllegalArgumentException(WHOLE_REGIONS);
          }
        }
      }
      pairs.add(new RegionPair(from.region(), to.region()));
    }
    return pairs;
  }
}
