package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.wan.RoundTrips;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demo shall show.
 *
 * @param regions the first is the home of the primary
 * @param records how many of the cities are loaded; 0: all of them
 * @param cities the data set
 * @param keep whether the data folders stay when it is over
 */
record DemoPlan(
    List<String> regions,
    int nodesPerRegion,
    RoundTrips roundTrips,
    int records,
    Path cities,
    boolean keep) {

  /** Short, so that the return of the leader to its home can be watched. */
  static final Duration HOME_RETURN_AFTER = Duration.ofSeconds(3);

  private static final int REGIONS_MIN = 3;

  /** A demo is over before the second compiler pays; without it a small machine has more left. */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

  DemoPlan {
    regions = List.copyOf(regions);
    if (regions.size() < REGIONS_MIN) {
      throw new IllegalArgumentException(
          "at least three regions are wanted, so that one can be lost; found " + regions);
    }
  }

  ClusterPlan cluster() {
    ClusterPlan local = ClusterPlan.local(regions, nodesPerRegion);
    List<String> options = new ArrayList<>(local.jvmOptions());
    options.addAll(QUICK_START);
    return local.withJvmOptions(options).across(roundTrips, HOME_RETURN_AFTER);
  }

  String home() {
    return regions.getFirst();
  }
}
