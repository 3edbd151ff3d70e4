package io.quorate.store.read;

import io.quorate.core.freshness.Bound;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Level;

/**
 * What a read asks of the view that it is answered from.
 *
 * @param boundNanos with {@code BOUNDED}: how long ago a write may have been acknowledged and still
 *     be missing; else 0
 * @param incarnation of the group that {@code least} is of; 0 where that does not matter
 * @param least the view has this revision or a later one
 * @param at the revision to read at, {@link Revision#ZERO} for the view's own
 * @param atMicros the commit time to read at, 0 for the view's own
 */
public record ReadDemand(
    Level level, long boundNanos, int incarnation, Revision least, Revision at, long atMicros) {

  /** A demand that only names its level. */
  public static ReadDemand of(Level level) {
    return new ReadDemand(level, 0, 0, Revision.ZERO, Revision.ZERO, 0);
  }

  public boolean isStrong() {
    return level == Level.LEVEL_STRONG;
  }

  /** Whether it is about how fresh the view is. */
  public boolean isOfNow() {
    return level == Level.LEVEL_STRONG || level == Level.LEVEL_BOUNDED;
  }

  /** Of two demands the one that more depends on how fresh the next views are. */
  public ReadDemand keener(ReadDemand other) {
    return isOfNow() || other.level == Level.LEVEL_LOCAL ? this : other;
  }

  /** The same, heeding another revision than it did. */
  public ReadDemand heeding(Revision other) {
    return other.equals(least)
        ? this
        : new ReadDemand(level, boundNanos, incarnation, other, at, atMicros);
  }

  /**
   * Whether a view of this replica will do.
   *
   * @param bound how stale it may be
   * @throws StoreException {@code INCARNATION_OVER}
   */
  public boolean isMetBy(GroupHeader viewed, Bound bound) {
    return knows(viewed)
        && isPast(viewed)
        && switch (level) {
          case LEVEL_STRONG -> bound.isWithin(0);
          case LEVEL_BOUNDED -> bound.isWithin(boundNanos);
          default -> true;
        };
  }

  /** Whether all that there will ever be of the time to read at is in the view. */
  public boolean isPast(GroupHeader viewed) {
    return viewed.commitMicros() > atMicros || atMicros == 0;
  }

  /**
   * The revision to read at, {@link Revision#ZERO} for the view's own.
   *
   * @throws StoreException {@code REVISION_COMPACTED} where the view does not tell the time so long
   *     ago
   */
  public Revision revisionIn(ReadView view) {
    if (atMicros == 0) {
      return at;
    }
    Revision then = view.revisionAt(atMicros);
    if (then == null || then.number() == 0) {
      throw StoreException.of(ErrorCode.REVISION_COMPACTED, "asked_micros", atMicros);
    }
    return then;
  }

  /**
   * Whether a view has what the read must not miss.
   *
   * @throws StoreException {@code INCARNATION_OVER}
   */
  public boolean knows(GroupHeader viewed) {
    if (incarnation != 0 && incarnation != viewed.incarnation()) {
      throw StoreException.of(ErrorCode.INCARNATION_OVER, "incarnation", viewed.incarnation());
    }
    return !viewed.revision().isBefore(least);
  }
}
