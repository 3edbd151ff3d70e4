package io.quorate.core.leaderlease;

/**
 * The gate by receipt: a leader waits until every read authority that an entry of an earlier term
 * may have granted is over, counted from when this node received the entry, which is after its
 * proposal. Source: LeaseGuard (Davis, Demirbas, Deng, "LeaseGuard: Raft Leases Done Right", SIGMOD
 * 2026), here without synchronized clocks.
 *
 * <p>Invariant: for each store entry received, {@code earlierEnd} or {@code newestEnd} is at or
 * after its receipt + its grant.
 */
public final class ReceiptGate implements Gate {

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
  public ReceiptGate(DriftBound drift, long startNanos, long graceNanos) {
    this.drift = drift;
    this.earlierEndNanos = startNanos + drift.lengthened(graceNanos);
    this.newestEndNanos = earlierEndNanos;
  }

  @Override
  public void received(long term, long grantNanos, boolean release, long nowNanos) {
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

  @Override
  public void snapshotInstalled(long graceNanos, long nowNanos) {
    newestEndNanos = Math.max(newestEndNanos, nowNanos + drift.lengthened(graceNanos));
    earlierEndNanos = Math.max(earlierEndNanos, newestEndNanos);
    newestIsRelease = false;
    earlierIsRelease = false;
  }

  @Override
  public long opensNanos(long term, long nowNanos) {
    boolean allEarlier = term > newestTerm;
    boolean released = allEarlier ? newestIsRelease : earlierIsRelease;
    if (released) {
      return nowNanos;
    }
    return allEarlier ? Math.max(newestEndNanos, earlierEndNanos) : earlierEndNanos;
  }
}
