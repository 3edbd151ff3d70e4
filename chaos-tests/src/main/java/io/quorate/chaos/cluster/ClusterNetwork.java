package io.quorate.chaos.cluster;

import io.quorate.chaos.wan.queue.Treated;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The network between a cluster's nodes, and what can be done to it. Cuts hold between nodes; the
 * clients of the load are outside them. For one thread.
 */
public interface ClusterNetwork {

  /** Whether {@link #cut} works here with any links. */
  boolean canCut();

  /** Whether {@link #cut} works here with all links from one region to another. */
  default boolean canCutRegions() {
    return canCut();
  }

  /** Whether {@link #shape} works here with everything that a shape has. */
  boolean canShape();

  /** Whether {@link #shape} works here with delays. */
  default boolean canDelay() {
    return canShape();
  }

  /** Makes these, and no others, the links that drop all packets; all at one moment. */
  void cut(Set<Link> links) throws IOException;

  /** Makes these directions behave so; the others as the plan says. */
  void shape(Map<RegionPair, Shape> shapes) throws IOException;

  /** Nothing is cut, and every direction behaves as the plan says. */
  void heal() throws IOException;

  /** Packets that cuts have dropped so far. */
  long packetsCut() throws IOException;

  /** Packets that shapes have delayed, dropped or reordered so far. */
  long packetsShaped() throws IOException;

  /** What befell the packets of each direction so far, where that is counted; else empty. */
  default Map<RegionPair, Treated> treated() throws IOException {
    return Map.of();
  }
}
