package io.quorate.chaos.plan;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.wan.RoundTrips;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The cluster that a trial runs on.
 *
 * @param roundTrips between regions, as {@link RoundTrips#parse} reads them
 * @param leaderHome how long the home region must be healthy before leadership returns to it
 * @param settings of the nodes by dotted name
 */
public record Place(
    List<String> regions,
    int nodesPerRegion,
    List<String> roundTrips,
    Duration leaderHome,
    Map<String, String> settings) {

  public Place {
    regions = List.copyOf(regions);
    roundTrips = List.copyOf(roundTrips);
    settings = Map.copyOf(settings);
  }

  /** The same in the form that clusters are made from. */
  public ClusterPlan clusterPlan() {
    return ClusterPlan.local(regions, nodesPerRegion)
        .across(RoundTrips.parse(roundTrips), leaderHome)
        .withSettings(settings)
        .withMoreJvmOptions("-XX:TieredStopAtLevel=1");
  }
}
