package io.quorate.store.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What every node of a cluster has in common; the same on each of them.
 *
 * @param id the cluster's name, for ever
 * @param home the region that the leader should be in
 * @param fallbacks where the leader should be while home is away, the best first
 * @param homeReturnAfter how long home must have been healthy before the leader goes back
 * @param nodes 1 to {@value #NODES_MAX} nodes
 */
public record ClusterConfig(
    String id, String home, List<String> fallbacks, Duration homeReturnAfter, List<Member> nodes) {

  public static final int NODES_MAX = 15;

  public ClusterConfig {
    nodes = List.copyOf(nodes);
    fallbacks = List.copyOf(fallbacks);
    Allowed.name("cluster.id", id);
    Allowed.count("cluster.nodes", nodes.size(), 1, NODES_MAX);
    Allowed.duration(
        "cluster.home-return-after", homeReturnAfter, Duration.ZERO, Duration.ofHours(24));
    refuseRepeatedNodes(nodes);
    refuseRegions(regionsOf(nodes), home, fallbacks);
  }

  static ClusterConfig from(Section section) {
    try (section) {
      List<Member> nodes = section.sections("nodes").stream().map(Member::from).toList();
      return new ClusterConfig(
          section.required("id"),
          section.text("home", nodes.isEmpty() ? "" : nodes.getFirst().region()),
          section.texts("fallbacks"),
          section.duration("home-return-after", Duration.ofSeconds(30)),
          nodes);
    }
  }

  public boolean has(String name) {
    return nodes.stream().anyMatch(node -> node.name().equals(name));
  }

  /**
   * @throws IllegalArgumentException where there is no node of that name
   */
  public Member member(String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node named " + name));
  }

  public List<String> nodeNames() {
    return nodes.stream().map(Member::name).toList();
  }

  /** Home, then the fallbacks: where the leader should be, the best first. */
  public List<String> rankedRegions() {
    Set<String> ranked = new LinkedHashSet<>();
    ranked.add(home);
    ranked.addAll(fallbacks);
    return List.copyOf(ranked);
  }

  private static Set<String> regionsOf(List<Member> nodes) {
    Set<String> regions = new LinkedHashSet<>();
    nodes.forEach(node -> regions.add(node.region()));
    return regions;
  }

  private static void refuseRepeatedNodes(List<Member> nodes) {
    Set<String> names = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    for (Member node : nodes) {
      String key = "cluster.nodes[" + node.name() + "]";
      if (!names.add(node.name())) {
        throw new ConfigException(key, "is given twice; every node needs a name of its own");
      }
      for (String address : node.addresses()) {
        if (!addresses.add(address)) {
          throw new ConfigException(
              key, address + " is taken; every port of a host can be given once");
        }
      }
    }
  }

  private static void refuseRegions(Set<String> known, String home, List<String> fallbacks) {
    if (!known.contains(home)) {
      throw new ConfigException(
          "cluster.home", Quantity.quoted(home) + " has no node; the regions are " + known);
    }
    Set<String> seen = new HashSet<>(Set.of(home));
    for (String region : fallbacks) {
      if (!known.contains(region)) {
        throw new ConfigException(
            "cluster.fallbacks",
            Quantity.quoted(region) + " has no node; the regions are " + known);
      }
      if (!seen.add(region)) {
        throw new ConfigException(
            "cluster.fallbacks",
            Quantity.quoted(region) + " is ranked already; give each region once, home excluded");
      }
    }
  }
}
