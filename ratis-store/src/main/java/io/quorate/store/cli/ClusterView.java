package io.quorate.store.cli;

import io.quorate.client.Endpoint;
import io.quorate.client.EndpointStatus;
import io.quorate.client.QuorateClient;
import io.quorate.model.ErrorCode;
import io.quorate.model.NodeAddress;
import io.quorate.model.NodeStatus;
import io.quorate.model.ReplicaLag;
import io.quorate.model.ReplicaStatus;
import io.quorate.model.Role;
import io.quorate.model.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all nodes of a cluster say of themselves, as far as they can be reached. */
record ClusterView(List<Node> nodes) {

  /**
   * One node that the cluster's configuration names.
   *
   * @param answered null where the node did not answer
   */
  record Node(NodeAddress address, @Nullable NodeStatus answered, String failure) {
    Optional<NodeStatus> status() {
      return Optional.ofNullable(answered);
    }
  }

  /** Asks the endpoints who the nodes are, then all nodes how they stand. */
  static ClusterView of(QuorateClient quorate) {
    List<EndpointStatus> known = quorate.status();
    Map<String, NodeAddress> members = new LinkedHashMap<>();
    for (EndpointStatus endpoint : known) {
      endpoint.status().ifPresent(s -> s.nodes().forEach(n -> members.putIfAbsent(n.node(), n)));
    }
    if (members.isEmpty()) {
      throw known.stream()
          .flatMap(endpoint -> endpoint.failure().stream())
          .findFirst()
          .orElseGet(() -> StoreException.of(ErrorCode.UNREACHABLE));
    }
    List<CompletableFuture<Node>> asked = new ArrayList<>();
    for (NodeAddress member : members.values()) {
      asked.add(
          quorate
              .async()
              .status(Endpoint.parse(member.clientAddress()))
              .handle((status, failure) -> node(member, status, failure)));
    }
    return new ClusterView(asked.stream().map(CompletableFuture::join).toList());
  }

  /** The leader's replica of a group, of the highest term if two nodes claim to lead. */
  Optional<ReplicaStatus> leader(String group) {
    return nodes.stream()
        .flatMap(node -> node.status().stream())
        .flatMap(status -> status.replicas().stream())
        .filter(replica -> replica.group().equals(group) && replica.role() == Role.LEADER)
        .max((a, b) -> Long.compare(a.term(), b.term()));
  }

  /** What the leader of a group says of a node's replica. */
  Optional<ReplicaLag> lag(String group, String node) {
    return lags(node).filter(lag -> lag.group().equals(group)).findFirst();
  }

  /** What any leader says of a node. */
  Optional<ReplicaLag> lag(String node) {
    return lags(node).findFirst();
  }

  private Stream<ReplicaLag> lags(String node) {
    return nodes.stream()
        .flatMap(asked -> asked.status().stream())
        .flatMap(status -> status.lags().stream())
        .filter(lag -> lag.node().equals(node));
  }

  private static Node node(
      NodeAddress address, @Nullable NodeStatus status, @Nullable Throwable failure) {
    String why = failure instanceof StoreException refused ? refused.code().name() : "";
    return new Node(address, status, why);
  }
}
