package io.quorate.chaos.cluster;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The network between a cluster's nodes, and what can be done to it. Cuts hold between nodes; the
 * clients of the load are outside them. For one thread.
 */
public interface ClusterNetwork {

  /** Whether {@link #cut} works here. */
  boolean canCut();

  /** Whether {@link #shape} works here, beyond the delay that the plan asks for. */
  boolean canShape();

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
}
