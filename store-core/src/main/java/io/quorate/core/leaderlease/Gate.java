package io.quorate.core.leaderlease;

/**
 * How long a leader of a new term must keep silent: until every read authority that an entry of an
 * earlier term may have granted is over. Source: LeaseGuard (Davis, Demirbas, Deng, "LeaseGuard:
 * Raft Leases Done Right", SIGMOD 2026), here without synchronized clocks: each node counts from
 * its own receipt of an entry, which is after the proposal.
 *
 * <p>Invariant: for each store entry received, {@code earlierEnd} or {@code newestEnd} is at or
 * after its receipt + its grant. Not safe for threads; {@link LeaderLease} locks.
 */
final class Gate {

  private final DriftBound drift;

  /**
   * Of all store entries received. Entries of this term are told apart, since their own leader does
   * not wait for them.
   */
  private long newestTerm;

  private long newestEndNanos;
  private boolean newestIsRelease;

  private long earlierEndNanos;
  private boolean earlierIsRelease;

  /**
   * @param startNanos when the process started; all that it held before counts from here
   * @param graceNanos the most that grants applied before the start can still run
   */
  Gate(DriftBound drift, long startNanos, long graceNanos) {
    this.drift = drift;
    this.earlierEndNanos = startNanos + drift.lengthened(graceNanos);
    this.newestEndNanos = earlierEndNanos;
  }

  void received(long term, long grantNanos, boolean release, long nowNanos) {
    long endNanos = nowNanos + drift.lengthened(grantNanos);
    if (term > newestTerm) {
      earlierEndNanos = Math.max(earlierEndNanos, newestEndNanos);
      earlierIsRelease = newestIsRelease;
      newestTerm = term;
      newestEndNanos = endNanos;
      newestIsRelease = release;
    } else if (term == newestTerm) {
      newestEndNanos = Math.max(newestEndNanos, endNanos);
      newestIsRelease = release;
    } else {
      earlierEndNanos = Math.max(earlierEndNanos, endNanos);
      earlierIsRelease = release;
    }
  }

  /** Another leader's state arrived whole: its grants count from now. */
  void snapshotInstalled(long graceNanos, long nowNanos) {
    newestEndNanos = Math.max(newestEndNanos, nowNanos + drift.lengthened(graceNanos));
    earlierEndNanos = Math.max(earlierEndNanos, newestEndNanos);
    newestIsRelease = false;
    earlierIsRelease = false;
  }

  /** When a leader of {@code term} may begin to answer; at or before now where it need not wait. */
  long opensNanos(long term, long nowNanos) {
    boolean allEarlier = term > newestTerm;
    boolean released = allEarlier ? newestIsRelease : earlierIsRelease;
    if (released) {
      return nowNanos;
    }
    return allEarlier ? Math.max(newestEndNanos, earlierEndNanos) : earlierEndNanos;
  }
}
