package io.quorate.core.monitor;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Revision;
import java.util.Arrays;
import java.util.Optional;

/**
 * What this replica's digest was at each of the last revisions that readers could see, so that it
 * can be compared with a replica that is a little behind. Written by the apply thread, read by any.
 */
public final class RecentDigests {

  /** Seconds of entries at full load, longer than a replica that keeps up is behind. */
  static final int KEPT = 4_096;

  private final long[] revisions = new long[KEPT];
  private final long[] highs = new long[KEPT];
  private final long[] lows = new long[KEPT];
  private int incarnation;

  /** How many were kept so far; those before the last {@link #KEPT} are overwritten. */
  private long kept;

  /** Keeps what is known of a state; the states of one incarnation come in their order. */
  public synchronized void published(GroupHeader header) {
    if (header.incarnation() != incarnation) {
      incarnation = header.incarnation();
      kept = 0;
    }
    long revision = header.revision().number();
    if (kept > 0 && revisions[slot(kept - 1)] == revision) {
      return;
    }
    int slot = slot(kept++);
    revisions[slot] = revision;
    highs[slot] = header.digest().high();
    lows[slot] = header.digest().low();
  }

  /** The digest at a revision; empty where that was not visible here, or too long ago. */
  public synchronized Optional<StateDigest> at(int ofIncarnation, Revision revision) {
    if (ofIncarnation != incarnation) {
      return Optional.empty();
    }
    int whole = (int) Math.min(kept, KEPT);
    int turn = slot(kept - whole);
    int slot = Arrays.binarySearch(revisions, turn, whole, revision.number());
    if (slot < 0) {
      slot = Arrays.binarySearch(revisions, 0, turn, revision.number());
    }
    return slot < 0 ? Optional.empty() : Optional.of(new StateDigest(highs[slot], lows[slot]));
  }

  private static int slot(long number) {
    return (int) (number % KEPT);
  }
}
