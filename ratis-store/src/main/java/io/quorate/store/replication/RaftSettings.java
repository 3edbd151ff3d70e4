package io.quorate.store.replication;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the Raft server of this node needs to know.
 *
 * @param clusterId part of the group's id, so that nodes of two clusters never share one
 * @param bind address that the Raft port listens on
 * @param directory where Ratis keeps its logs and snapshots
 * @param leaderLease read authority granted by each entry; zero turns leases off
 * @param entryBytesMax the largest entry that the log takes
 * @param snapshotEntries entries after which a snapshot is taken
 * @param snapshotBytes bytes of entries after which a snapshot is taken
 * @param keptEntries entries kept in the log behind a snapshot, so that a replica a little behind
 *     needs none
 */
public record RaftSettings(
    String clusterId,
    String self,
    List<Peer> peers,
    String bind,
    Path directory,
    Duration electionTimeoutMin,
    Duration electionTimeoutMax,
    Duration leaderLease,
    int clockDriftPartsPerMillion,
    long entryBytesMax,
    long segmentBytes,
    long snapshotEntries,
    long snapshotBytes,
    long keptEntries) {

  /** A voter: its node's name and where its Raft port is reached. */
  public record Peer(String node, String host, int raftPort) {}

  public RaftSettings {
    peers = List.copyOf(peers);
  }

  int port() {
    return peers.stream()
        .filter(peer -> peer.node().equals(self))
        .findFirst()
        .orElseThrow()
        .raftPort();
  }
}
