package io.quorate.chaos.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the configuration file of a node. */
final class NodeConfig {

  private NodeConfig() {}

  static String yaml(ClusterPlan plan, Topology topology, String clusterId, Site site, Path data) {
    List<String> fallbacks = plan.regions().subList(1, plan.regions().size());
    return """
    format: 1
    insecure: %s
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
    %s\
    """
        .formatted(
            !topology.bind(site).startsWith("127."),
            clusterId,
            plan.home(),
            String.join(", ", fallbacks),
            millis(plan.timing().homeReturnAfter()),
            topology.sites().stream().map(NodeConfig::node).collect(Collectors.joining("\n")),
            site.name(),
            data,
            topology.bind(site),
            sections(settings(plan)));
  }

  /** What the plan says by its timing, and by name where it says more. */
  private static SortedMap<String, String> settings(ClusterPlan plan) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("raft.election-timeout-min", millis(plan.timing().electionMin()));
    settings.put("raft.election-timeout-max", millis(plan.timing().electionMax()));
    settings.put("raft.leader-lease", millis(plan.timing().leaderLease()));
    settings.putAll(plan.settings());
    return settings;
  }

  /** In the order of their names, so that each section is in one piece. */
  private static String sections(SortedMap<String, String> settings) {
    StringBuilder yaml = new StringBuilder();
    String open = "";
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      int dot = setting.getKey().indexOf('.');
      String section = setting.getKey().substring(0, dot);
      if (!section.equals(open)) {
        yaml.append(section).append(":\n");
        open = section;
      }
      yaml.append("  ").append(setting.getKey(), dot + 1, setting.getKey().length());
      yaml.append(": ").append(setting.getValue()).append('\n');
    }
    return yaml.toString();
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
