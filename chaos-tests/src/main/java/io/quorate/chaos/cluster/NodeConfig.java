package io.quorate.chaos.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the configuration file of a node. */
final class NodeConfig {

  private NodeConfig() {}

  static String yaml(ClusterPlan plan, Topology topology, String clusterId, Site site, Path data) {
    List<String> fallbacks = plan.regions().subList(1, plan.regions().size());
    Timing timing = plan.timing();
    return """
    format: 1
    cluster:
      id: %s
      home: %s
      fallbacks: [%s]
      home-return-after: %s
      nodes:
    %s
    node:
      name: %s
      data: %s
      bind: %s
    raft:
      election-timeout-min: %s
      election-timeout-max: %s
      leader-lease: %s
    """
        .formatted(
            clusterId,
            plan.home(),
            String.join(", ", fallbacks),
            millis(timing.homeReturnAfter()),
            topology.sites().stream().map(NodeConfig::node).collect(Collectors.joining("\n")),
            site.name(),
            data,
            site.address(),
            millis(timing.electionMin()),
            millis(timing.electionMax()),
            millis(timing.leaderLease()));
  }

  private static String node(Site site) {
    return ("    - {name: %s, region: %s, zone: %s, host: %s,"
            + " client-port: %d, http-port: %d, raft-port: %d, peer-port: %d}")
        .formatted(
            site.name(),
            site.region(),
            site.zone(),
            site.host(),
            Ports.CLIENT,
            Ports.HTTP,
            Ports.RAFT,
            Ports.PEER);
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
