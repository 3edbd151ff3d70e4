package io.quorate.store.identity;

import io.quorate.store.config.ServerConfig;
import java.time.Instant;

/**
 * Whose data a folder holds.
 *
 * @param format version of the marker's form
 * @param cluster the cluster's id
 * @param node the node's name
 * @param created when the folder was marked; for people, nothing depends on it
 */
public record NodeIdentity(int format, String cluster, String node, Instant created) {

  public static final int FORMAT = 1;

  static NodeIdentity of(ServerConfig config, Instant created) {
    return new NodeIdentity(FORMAT, config.cluster().id(), config.node().name(), created);
  }

  boolean sameNode(NodeIdentity other) {
    return cluster.equals(other.cluster) && node.equals(other.node);
  }

  /** As people name it. */
  String words() {
    return "node " + node + " of cluster " + cluster;
  }
}
