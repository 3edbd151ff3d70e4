package io.quorate.store.replication;

import io.quorate.core.leaderlease.LeaderLease;
import io.quorate.core.transition.GroupHeader;
import io.quorate.store.clock.GroupClock;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.read.ReadView;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.snapshot.Snapshots;
import io.quorate.store.storage.GroupDatabase;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.jspecify.annotations.Nullable;

/** What an operator wants to know of a replica, read from where it stands. */
record ReplicaStatusSource(
    String group,
    RaftNode raft,
    LiveDatabase live,
    Snapshots snapshots,
    LeaderLease lease,
    MonotonicClock leaseClock,
    GroupClock groupClock) {

  ReplicaStatus read() {
    RaftServer.Division division = raft.division();
    DivisionInfo info = division.getInfo();
    @Nullable RaftPeerId leader = info.getLeaderId();
    boolean leased =
        info.isLeader()
            && lease.verdict(info.getCurrentTerm(), leaseClock.nanos())
                != LeaderLease.Verdict.BARRIER;
    GroupDatabase database = live.get();
    try (ReadView view = live.view()) {
      GroupHeader header = view.header();
      return ReplicaStatus.newBuilder()
          .setGroup(group)
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
          .setGroupTimeMs(TimeUnit.NANOSECONDS.toMillis(groupClock.now().nanos()))
          .setDataBytes(database.sizeBytes())
          .setSnapshotIndex(snapshots.store().latestIndex())
          .setSnapshotsInstalled(snapshots.installedCount())
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
