package io.quorate.store.replication;

import io.quorate.core.freshness.Bound;
import io.quorate.core.freshness.FreshnessProofs;
import io.quorate.core.leaderlease.DriftBound;
import io.quorate.core.version.Revision;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.safeguard.Safeguards;
import java.util.concurrent.CompletableFuture;

/**
 * How far a replica is and how fresh that is: the proofs, on the clock of its leases, and those who
 * wait for a revision. Safe for any thread.
 */
public final class ReplicaFreshness {

  private final MonotonicClock clock;
  private final FreshnessProofs proofs;
  private final Safeguards safeguards;
  private final RevisionWaits waits = new RevisionWaits();

  public ReplicaFreshness(MonotonicClock clock, DriftBound drift, Safeguards safeguards) {
    this.clock = clock;
    this.proofs = new FreshnessProofs(drift);
    this.safeguards = safeguards;
  }

  /** The time that proofs count from. */
  public long nanos() {
    return clock.nanos();
  }

  /** How stale a view is at most that is taken at this time or later. */
  public Bound bound(Revision viewed, long atNanos) {
    return proofs.bound(viewed, atNanos);
  }

  /** The earliest time at which a question must have been sent to prove this bound at a time. */
  public long neededSinceNanos(long allowedNanos, long atNanos) {
    return proofs.neededSinceNanos(allowedNanos, atNanos);
  }

  /** What must not be missed of what a token knows. */
  public Revision heeded(Revision token, long term) {
    return safeguards.heeded(token, term);
  }

  /**
   * The leader has answered a question.
   *
   * @param sentNanos read before the question was sent
   * @param leaders the leader's revision, under read authority
   * @param applied this replica's revision
   */
  public void answered(long sentNanos, Revision leaders, Revision applied) {
    proofs.proven(sentNanos, safeguards.provenFrom(leaders), applied);
  }

  /** The leader has not answered a question, which proves nothing. */
  public void unanswered(long sentNanos, Revision applied) {
    if (!safeguards.silenceProvesNothing()) {
      proofs.proven(sentNanos, applied, applied);
    }
  }

  /** Completes when this replica has applied the revision; cancelled by who waits no longer. */
  public CompletableFuture<Void> reached(Revision revision) {
    return waits.until(revision);
  }

  /** Readers see this revision now. Called by the apply thread. */
  public void applied(Revision revision) {
    waits.reached(revision);
  }

  /** An entry that this replica proposed at this time has been applied, with this revision. */
  void appliedOwn(long proposedNanos, Revision revision) {
    proofs.proven(proposedNanos, revision, revision);
  }

  /** The clock may have missed time until now. */
  void distrust(long nowNanos) {
    proofs.distrust(nowNanos);
  }
}
