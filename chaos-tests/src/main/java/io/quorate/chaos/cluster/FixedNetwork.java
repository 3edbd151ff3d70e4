package io.quorate.chaos.cluster;

import java.util.Map;
import java.util.Set;

/** A network that stays as the plan made it. */
final class FixedNetwork implements ClusterNetwork {

  private static final String CANNOT = "processes on loopback share one network, which stays whole";

  @Override
  public boolean canCut() {
    return false;
  }

  @Override
  public boolean canShape() {
    return false;
  }

  @Override
  public void cut(Set<Link> links) {
    throw new IllegalStateException(CANNOT);
  }

  @Override
  public void shape(Map<RegionPair, Shape> shapes) {
    throw new IllegalStateException(CANNOT);
  }

  @Override
  public void heal() {
    // nothing was done to it
  }

  @Override
  public long packetsCut() {
    return 0;
  }

  @Override
  public long packetsShaped() {
    return 0;
  }
}
