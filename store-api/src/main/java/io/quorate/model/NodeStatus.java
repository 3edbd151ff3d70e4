package io.quorate.model;

import java.util.List;

/**
 * How one node stands.
 *
 * @param version of its software
 * @param replicas those that it hosts
 * @param nodes all that its configuration names
 */
public record NodeStatus(
    Receipt receipt,
    String clusterId,
    String node,
    String region,
    String zone,
    String version,
    List<ReplicaStatus> replicas,
    List<NodeAddress> nodes) {

  public NodeStatus {
    replicas = List.copyOf(replicas);
    nodes = List.copyOf(nodes);
  }
}
