package io.quorate.store.backup;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import io.quorate.v1.BackupHead;
import java.util.HexFormat;

/**
 * The header that a restored group begins with, the same on each node that restores the same file.
 *
 * <ol>
 *   <li>Revisions go on where the backup ends; what was before it is compacted.
 *   <li>The incarnation is the next one: tokens of the old group are refused.
 *   <li>The log goes on far above the old one, in a stretch of its own for each incarnation. Ids of
 *       leases and sessions are made of log indexes, so that none of them is given twice, whatever
 *       the old group went on to do.
 *   <li>The place in the stretch comes from the file's checksum: nodes that restored different
 *       files have different snapshots in the eyes of Raft, which then never takes one's state for
 *       the other's.
 * </ol>
 */
final class RestoredHeader {

  /** Log indexes for each incarnation; its lower half is for the place that the log begins at. */
  static final int STRETCH_BITS = 36;

  /** Beyond it ids, which are the index times 65,536, would not fit in 63 bits. */
  static final int INCARNATION_MAX = (1 << (63 - 16 - STRETCH_BITS)) - 1;

  /** No leader had it; the first election is for the next one. */
  static final long TERM = 1;

  private static final int LONG_HEX = 16;

  private RestoredHeader() {}

  /**
   * @throws BackupException where the group was restored as often as it can be
   */
  static GroupHeader of(BackupFile file) {
    BackupHead head = file.head();
    int incarnation = head.getIncarnation() + 1;
    if (incarnation > INCARNATION_MAX) {
      throw new BackupException(
          "%s is of incarnation %d, the last there is; load its keys into a new cluster instead"
              .formatted(file.path(), head.getIncarnation()));
    }
    Revision revision = new Revision(head.getRevision());
    GroupTime now = new GroupTime(head.getGroupTimeNanos());
    return new GroupHeader(
        incarnation,
        TERM,
        index(incarnation, file.checksum()),
        revision,
        revision,
        now,
        head.getCommitMicros(),
        now,
        head.getClusterVersion(),
        head.getKeys(),
        head.getLeases(),
        0,
        digest(head.getDigest()));
  }

  static long index(int incarnation, String checksum) {
    long bits = HexFormat.fromHexDigitsToLong(checksum, 0, LONG_HEX);
    return ((long) incarnation << STRETCH_BITS) + (bits >>> (64 - STRETCH_BITS + 1));
  }

  private static StateDigest digest(String hex) {
    return new StateDigest(
        HexFormat.fromHexDigitsToLong(hex, 0, LONG_HEX),
        HexFormat.fromHexDigitsToLong(hex, LONG_HEX, 2 * LONG_HEX));
  }
}
