package io.quorate.store.raftlog;

import java.nio.file.Path;

/**
 * The first place in a log that is not as it was written.
 *
 * @param offset of the first byte behind the last whole record before it
 * @param index of the entry that should begin there
 * @param what is wrong with it, in words
 */
public record LogDamage(Path file, long offset, long index, Kind kind, String what) {

  /** What the damage may hold. */
  public enum Kind {
    /**
     * The end of the last record was never written, as when the power fails in the middle of an
     * append. A record counts, and is acknowledged, only behind an fsync that covers all of it: so
     * nothing acknowledged is in it.
     */
    UNFINISHED_TAIL,

    /** Nothing whole follows, but the last record may once have been whole, and acknowledged. */
    TORN_TAIL,

    /** Whole records follow, or the damage is not at the end of the log. */
    MIDDLE
  }

  public boolean isTail() {
    return kind != Kind.MIDDLE;
  }

  /** One line for the operator: what, where, and what to do. */
  String advice() {
    String where = "%s at byte %d, entry %d: %s".formatted(file, offset, index, what);
    return switch (kind) {
      case UNFINISHED_TAIL ->
          "the tail of the Raft log is torn in "
              + where
              + "; no acknowledged write is in it. Run quorate repair-tail --config FILE, which"
              + " keeps a copy and cuts it off";
      case TORN_TAIL ->
          "the tail of the Raft log is torn in "
              + where
              + "; an acknowledged write may have been in it. Run quorate repair-tail --config"
              + " FILE, which keeps a copy, cuts it off, and lets the node vote only when it has"
              + " caught up";
      case MIDDLE ->
          "the Raft log is damaged in the middle in "
              + where
              + "; acknowledged writes are in it, so nothing may be cut. Check the disk; restore"
              + " the folder as it was, or add the machine as a new node under a new name";
    };
  }
}
