package io.quorate.core.transition;

import io.quorate.core.command.EntryStamp;
import io.quorate.core.version.ClusterVersion;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;

/**
 * What is known of a group's state as a whole; written in the same batch as the changes that it
 * describes.
 *
 * @param incarnation 1 at first; one more after each recovery that may have lost acknowledged
 *     writes
 * @param appliedTerm term of the last entry applied
 * @param appliedIndex Raft index of the last entry applied, 0 before the first
 * @param compacted history that ended at or before it is not readable; reads below it are refused
 * @param groupTime stamp of the last entry
 * @param commitMicros hybrid logical clock stamp of the last entry
 * @param leaderLeaseEnd the latest end, in group time, of any read authority granted by an applied
 *     entry
 * @param clusterVersion commands of at most this version may stand in the log
 */
public record GroupHeader(
    int incarnation,
    long appliedTerm,
    long appliedIndex,
    Revision revision,
    Revision compacted,
    GroupTime groupTime,
    long commitMicros,
    GroupTime leaderLeaseEnd,
    int clusterVersion,
    long keyCount,
    long leaseCount,
    long sessionCount,
    StateDigest digest) {

  /** The state of a group before its first entry. */
  public static final GroupHeader INITIAL =
      new GroupHeader(
          1,
          0,
          0,
          Revision.ZERO,
          Revision.ZERO,
          GroupTime.ZERO,
          0,
          GroupTime.ZERO,
          ClusterVersion.FIRST,
          0,
          0,
          0,
          StateDigest.EMPTY);

  /**
   * This header with the stamp of an entry applied. Neither time goes back, and commit stamps
   * differ from entry to entry; a release grants nothing, so that the end of earlier grants stands.
   */
  GroupHeader stamped(EntryStamp stamp, long term, long index) {
    GroupTime now = groupTime.max(stamp.groupTime());
    return new GroupHeader(
        incarnation,
        term,
        index,
        revision,
        compacted,
        now,
        Math.max(stamp.commitMicros(), commitMicros + 1),
        leaderLeaseEnd.max(now.plusNanos(stamp.leaderLeaseNanos())),
        clusterVersion,
        keyCount,
        leaseCount,
        sessionCount,
        digest);
  }
}
