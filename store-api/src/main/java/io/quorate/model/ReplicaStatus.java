package io.quorate.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one replica of a group stands.
 *
 * @param compactedRevision history below it is gone
 * @param commitIndex 0 where it is not known yet
 * @param knownLeader the leader's node, or null where none is known
 * @param digest hexadecimal digest of the data at {@code revision}; equal at equal revisions
 * @param snapshotIndex 0 where there is none
 * @param leaderLease whether it is a leader that may answer strong reads without a message now
 * @param snapshotsInstalled since the start of its process
 * @param clusterVersion of commands, as the cluster has agreed; 0 where the node does not tell
 * @param versionUnderstood the newest that the node's program understands; 0 likewise
 * @param abstains whether its log was repaired, so that it has no vote until it has caught up
 */
public record ReplicaStatus(
    String group,
    int incarnation,
    Role role,
    long term,
    Revision revision,
    Revision compactedRevision,
    long appliedIndex,
    long commitIndex,
    @Nullable String knownLeader,
    String digest,
    long keys,
    long sessions,
    long leases,
    long snapshotIndex,
    boolean leaderLease,
    long groupTimeMillis,
    long dataBytes,
    long snapshotsInstalled,
    int clusterVersion,
    int versionUnderstood,
    boolean abstains) {

  public Optional<String> leader() {
    return Optional.ofNullable(knownLeader);
  }
}
