package io.quorate.core.leaderlease;

/**
 * How long a leader of a new term must keep silent. Times are nanoseconds of this node's monotonic
 * clock. Not safe for threads; {@link LeaderLease} locks.
 */
public interface Gate {

  /**
   * A store entry of {@code term} that grants {@code grantNanos} of read authority to its proposer
   * is here.
   */
  void received(long term, long grantNanos, boolean release, long nowNanos);

  /** Another leader's state arrived whole, in which grants may still run for {@code graceNanos}. */
  void snapshotInstalled(long graceNanos, long nowNanos);

  /** When a leader of {@code term} may begin to answer; at or before now where it need not wait. */
  long opensNanos(long term, long nowNanos);
}
