package io.quorate.store.replication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where Ratis keeps one group of a node.
 *
 * @param id of the Raft group: the same on every node, from the names alone
 * @param path of the folder
 */
public record GroupFolder(UUID id, Path path) {

  /**
   * @param raft the folder of all groups of the node
   */
  public static GroupFolder of(Path raft, String clusterId, String group) {
    UUID id = UUID.nameUUIDFromBytes((clusterId + "/" + group).getBytes(StandardCharsets.UTF_8));
    return new GroupFolder(id, raft.resolve(id.toString()));
  }
}
