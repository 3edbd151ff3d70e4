package io.quorate.model;

import java.util.List;

/**
 * How one node stands.
 *
 * @param version of its software
 * @param replicas those that it hosts
 * @param nodes all that its configuration names
 * @param links to the other nodes; empty where the node does not tell
 * @param lags of the other nodes' replicas, where this node leads; those that it has not heard for
 *     long are left out
 */
public record NodeStatus(
    Receipt receipt,
    String clusterId,
    String node,
    String region,
    String zone,
    String version,
    List<ReplicaStatus> replicas,
    List<NodeAddress> nodes,
    List<LinkStatus> links,
    List<ReplicaLag> lags) {

  public NodeStatus {
    replicas = List.copyOf(replicas);
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    lags = List.copyOf(lags);
  }
}
