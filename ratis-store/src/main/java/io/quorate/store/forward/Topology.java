package io.quorate.store.forward;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The nodes of a cluster and how they are reached, as one of them sees it. Immutable.
 *
 * @param group the one group of this version
 * @param self this node, one of {@code nodes}
 */
public record Topology(String clusterId, String group, Node self, List<Node> nodes) {

  /**
   * A node.
   *
   * @param clientAddress host:port that clients dial
   * @param httpAddress host:port of HTTP
   * @param peerAddress host:port that the other nodes dial
   */
  public record Node(
      String name,
      String region,
      String zone,
      String clientAddress,
      String httpAddress,
      String peerAddress) {}

  public Topology {
    nodes = List.copyOf(nodes);
    if (!nodes.contains(self)) {
      throw new IllegalArgumentException(self.name() + " is none of the nodes of its cluster");
    }
  }

  public Optional<Node> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** All nodes but this one, by name. */
  public Map<String, Node> peers() {
    return nodes.stream()
        .filter(node -> !node.equals(self))
        .collect(Collectors.toUnmodifiableMap(Node::name, Function.identity()));
  }
}
