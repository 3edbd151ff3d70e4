package io.quorate.core.freshness;

import io.quorate.core.leaderlease.DriftBound;
import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.List;

/**
 * What one replica can prove of the freshness of its own data.
 *
 * <ol>
 *   <li>A question that this replica sent at its own time s was answered by a leader that had read
 *       authority after the question came, with revision r: every write acknowledged anywhere
 *       before s has a revision of at most r.
 *   <li>So a view of this replica at revision r or above misses no write acknowledged before s.
 *   <li>An entry that this replica itself proposed at s, once committed in the term of its
 *       proposal, proves the same for the revision after it: a leader elected before s would have
 *       kept it from being committed.
 *   <li>Only time elapsed on this replica's own clock is measured, lengthened by the drift that is
 *       allowed. Where the clock may have missed time, what was proven before is void.
 * </ol>
 *
 * <p>Times are nanoseconds of one monotonic clock of this node, given by the caller. Safe for any
 * thread: changes are serialized here, bounds are read from one volatile list.
 */
public final class FreshnessProofs {

  /** That a view at {@code revision} or above misses nothing acknowledged before the time. */
  private record Proof(long sentNanos, Revision revision) {

    boolean makesNeedless(Proof other) {
      return sentNanos >= other.sentNanos && !revision.isAfter(other.revision);
    }
  }

  /** More than probes under way at once, so that it takes a replica far behind to reach it. */
  static final int PROOFS_MAX = 64;

  private final DriftBound drift;

  /** Ascending in time and in revision, since none makes another needless. */
  private volatile List<Proof> proofs = List.of();

  private long trustedFromNanos = Long.MIN_VALUE;

  public FreshnessProofs(DriftBound drift) {
    this.drift = drift;
  }

  /**
   * Takes note of a proof.
   *
   * @param sentNanos read before the question was sent, or the entry proposed
   * @param revision that a view needs to have for the proof to hold
   * @param applied where this replica is; views a little behind it may still be in use
   */
  public synchronized void proven(long sentNanos, Revision revision, Revision applied) {
    Proof added = new Proof(sentNanos, revision);
    if (sentNanos < trustedFromNanos || proofs.stream().anyMatch(p -> p.makesNeedless(added))) {
      return;
    }
    List<Proof> next = new ArrayList<>(proofs);
    next.removeIf(added::makesNeedless);
    int place = 0;
    while (place < next.size() && next.get(place).sentNanos < sentNanos) {
      place++;
    }
    next.add(place, added);
    while (next.size() > 2 && !next.get(2).revision.isAfter(applied)) {
      next.removeFirst();
    }
    if (next.size() > PROOFS_MAX) {
      next.remove(next.size() - 2); // the newest covers more, the older ones hold sooner
    }
    proofs = List.copyOf(next);
  }

  /** The clock may have missed time until now: what was sent before proves nothing any more. */
  public synchronized void distrust(long nowNanos) {
    trustedFromNanos = nowNanos;
    proofs = List.of();
  }

  /** How stale a view at this revision may be, at a time when it has already been taken. */
  public Bound bound(Revision viewed, long nowNanos) {
    List<Proof> known = proofs;
    for (int i = known.size() - 1; i >= 0; i--) {
      Proof proof = known.get(i);
      if (!proof.revision.isAfter(viewed)) {
        return new Bound(drift.elapsedAtMost(Math.max(0, nowNanos - proof.sentNanos)));
      }
    }
    return Bound.UNPROVEN;
  }

  /** The earliest time at which a question must have been sent to prove this bound now. */
  public long neededSinceNanos(long allowedNanos, long nowNanos) {
    return nowNanos - drift.shortened(allowedNanos);
  }
}
