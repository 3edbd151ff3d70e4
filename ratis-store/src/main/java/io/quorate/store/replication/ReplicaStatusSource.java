package io.quorate.store.replication;

import io.quorate.core.leaderlease.LeaderLease;
import io.quorate.core.transition.GroupHeader;
import io.quorate.store.read.ReadView;
import io.quorate.store.storage.GroupDatabase;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import io.quorate.v1.Standing;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.jspecify.annotations.Nullable;

/** What an operator wants to know of a replica, read from where it stands. */
record ReplicaStatusSource(ReplicaParts parts) {

  ReplicaStatus read() {
    RaftServer.Division division = parts.raft().division();
    DivisionInfo info = division.getInfo();
    @Nullable RaftPeerId leader = info.getLeaderId();
    boolean leased =
        info.isLeader()
            && parts.lease().verdict(info.getCurrentTerm(), parts.leaseClock().nanos())
                != LeaderLease.Verdict.BARRIER;
    GroupDatabase database = parts.live().get();
    try (ReadView view = parts.live().view()) {
      GroupHeader header = view.header();
      return ReplicaStatus.newBuilder()
          .setGroup(parts.group())
          .setIncarnation(header.incarnation())
          .setRole(role(info.getCurrentRole()))
          .setTerm(info.getCurrentTerm())
          .setRevision(header.revision().number())
          .setCompactedRevision(header.compacted().number())
          .setAppliedIndex(Math.max(0, info.getLastAppliedIndex()))
          .setCommitIndex(Math.max(0, division.getRaftLog().getLastCommittedIndex()))
          .setLeaderNode(leader == null ? "" : leader.toString())
          .setDigest(header.digest().toString())
          .setKeys(header.keyCount())
          .setSessions(header.sessionCount())
          .setLeases(header.leaseCount())
          .setLeaderLease(leased)
          .setGroupTimeMs(TimeUnit.NANOSECONDS.toMillis(parts.groupClock().now().nanos()))
          .setDataBytes(database.sizeBytes())
          .setSnapshotIndex(parts.snapshots().store().latestIndex())
          .setSnapshotsInstalled(parts.snapshots().installedCount())
          .setClusterVersion(header.clusterVersion())
          .setVersionUnderstood(parts.versionUnderstood())
          .setAbstains(parts.raft().abstains())
          .build();
    }
  }

  /** As {@link #read}, without what costs more than a look at the view. */
  Standing standing() {
    DivisionInfo info = parts.raft().division().getInfo();
    @Nullable RaftPeerId leader = info.getLeaderId();
    try (ReadView view = parts.live().view()) {
      GroupHeader header = view.header();
      return Standing.newBuilder()
          .setGroup(parts.group())
          .setIncarnation(header.incarnation())
          .setRevision(header.revision().number())
          .setDigest(header.digest().toString())
          .setTerm(info.getCurrentTerm())
          .setLeaderNode(leader == null ? "" : leader.toString())
          .build();
    }
  }

  private static Role role(RaftPeerRole role) {
    return switch (role) {
      case LEADER -> Role.ROLE_LEADER;
      case FOLLOWER -> Role.ROLE_FOLLOWER;
      case CANDIDATE -> Role.ROLE_CANDIDATE;
      case LISTENER -> Role.ROLE_LISTENER;
      case UNRECOGNIZED -> Role.ROLE_UNSPECIFIED;
    };
  }
}
