package io.quorate.core.transition;

import io.quorate.core.version.Revision;
import java.util.List;

/**
 * The header of an overlay: counts and digest, brought up to date from the changes when they are
 * asked for, each change taken once.
 */
final class HeaderTally {

  private final GroupHeader before;
  private int taken;
  private Revision compacted;
  private int clusterVersion;
  private long keys;
  private long leases;
  private long sessions;
  private StateDigest digest;

  HeaderTally(GroupHeader before) {
    this.before = before;
    this.compacted = before.compacted();
    this.clusterVersion = before.clusterVersion();
    this.keys = before.keyCount();
    this.leases = before.leaseCount();
    this.sessions = before.sessionCount();
    this.digest = before.digest();
  }

  int clusterVersion() {
    return clusterVersion;
  }

  int raiseClusterVersion(int version) {
    clusterVersion = Math.max(clusterVersion, version);
    return clusterVersion;
  }

  /**
   * @param changes all since the header before, the same list at each call
   */
  GroupHeader header(List<Change> changes, Revision revision) {
    while (taken < changes.size()) {
      take(changes.get(taken++));
    }
    return new GroupHeader(
        before.incarnation(),
        before.appliedTerm(),
        before.appliedIndex(),
        revision,
        compacted,
        before.groupTime(),
        before.commitMicros(),
        before.leaderLeaseEnd(),
        clusterVersion,
        keys,
        leases,
        sessions,
        digest);
  }

  private void take(Change change) {
    switch (change) {
      case Change.EntryPut put -> {
        if (put.replaced() == null) {
          keys++;
        } else {
          digest = digest.remove(put.replaced());
        }
        digest = digest.add(put.entry());
      }
      case Change.EntryRemoved removed -> {
        keys--;
        digest = digest.remove(removed.removed());
      }
      case Change.LeasePut put -> leases += put.previous() == null ? 1 : 0;
      case Change.LeaseRemoved removed -> leases--;
      case Change.SessionPut put -> sessions += put.previous() == null ? 1 : 0;
      case Change.SessionRemoved removed -> sessions--;
      case Change.HistoryCompacted history -> compacted = history.below();
      case Change.OutcomeKept kept -> {}
      case Change.OutcomesForgotten forgotten -> {}
    }
  }
}
