package io.quorate.chaos.cluster;

import io.quorate.chaos.wan.RoundTrips;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cluster on this machine shall look like.
 *
 * @param regions in the order in which they are shown; the first is the home of the primary and the
 *     others are its fallbacks
 * @param wan the round trips between regions; empty: plain loopback, no proxies
 * @param jvmOptions of the server processes
 * @param mainClass of the server processes; takes {@code init} and {@code node}
 * @param settings what else the nodes' configuration says, by dotted name: {@code
 *     raft.snapshot-entries}
 */
public record ClusterPlan(
    List<String> regions,
    int nodesPerRegion,
    Optional<RoundTrips> wan,
    Timing timing,
    List<String> jvmOptions,
    String mainClass,
    Map<String, String> settings) {

  public static final String SERVER = "io.quorate.store.cli.Quorate";

  private static final Duration HOME_RETURN_AFTER = Duration.ofSeconds(30);

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  public ClusterPlan {
    regions = List.copyOf(regions);
    jvmOptions = List.copyOf(jvmOptions);
    settings = Map.copyOf(settings);
    if (regions.isEmpty()
        || regions.size() > LoopbackNet.REGIONS_MAX
        || new HashSet<>(regions).size() < regions.size()) {
      throw new IllegalArgumentException(
          "between 1 and "
              + LoopbackNet.REGIONS_MAX
              + " regions of different names are wanted; found "
              + regions);
    }
    if (nodesPerRegion < 1 || nodesPerRegion * regions.size() > LoopbackNet.NODES_MAX) {
      throw new IllegalArgumentException(
          "between 1 and "
              + LoopbackNet.NODES_MAX
              + " nodes are wanted; found "
              + nodesPerRegion
              + " in each of "
              + regions.size()
              + " regions");
    }
  }

  /** Real servers of the running class path, without delays. */
  public static ClusterPlan local(List<String> regions, int nodesPerRegion) {
    return new ClusterPlan(
        regions,
        nodesPerRegion,
        Optional.empty(),
        Timing.over(Duration.ZERO, HOME_RETURN_AFTER),
        JVM_OPTIONS,
        SERVER,
        Map.of());
  }

  /** The same with these round trips and timeouts that fit them. */
  public ClusterPlan across(RoundTrips roundTrips, Duration homeReturnAfter) {
    return new ClusterPlan(
        regions,
        nodesPerRegion,
        Optional.of(roundTrips),
        Timing.over(roundTrips.longest(regions), homeReturnAfter),
        jvmOptions,
        mainClass,
        settings);
  }

  public ClusterPlan withTiming(Timing other) {
    return new ClusterPlan(regions, nodesPerRegion, wan, other, jvmOptions, mainClass, settings);
  }

  public ClusterPlan withJvmOptions(List<String> options) {
    return new ClusterPlan(regions, nodesPerRegion, wan, timing, options, mainClass, settings);
  }

  /** The same with these options after those that the plan has. */
  public ClusterPlan withMoreJvmOptions(String... options) {
    return withJvmOptions(Stream.concat(jvmOptions.stream(), Stream.of(options)).toList());
  }

  public ClusterPlan withMainClass(String main) {
    return new ClusterPlan(regions, nodesPerRegion, wan, timing, jvmOptions, main, settings);
  }

  /** The same with these settings instead of those that the plan has. */
  public ClusterPlan withSettings(Map<String, String> byName) {
    return new ClusterPlan(regions, nodesPerRegion, wan, timing, jvmOptions, mainClass, byName);
  }

  public String home() {
    return regions.getFirst();
  }
}
