package io.quorate.core.leaderlease;

/**
 * Read authority of a leader, taken from the log: the decision whether this node may answer what
 * depends on the state.
 *
 * <ol>
 *   <li>An entry of the leader's own term, once applied, lets it answer strong reads for the
 *       granted time, counted from just before it proposed that entry, on its own clock, cut short
 *       by the drift bound.
 *   <li>A leader of a new term answers nothing that depends on the state before its {@link Gate}
 *       has opened; the gate is known once an entry of that term has been applied, since all
 *       entries of earlier terms have been received by then.
 *   <li>A leader that hands over drops its authority first, then proposes a release; authority
 *       comes back only from entries after the release in the log.
 *   <li>Where the clock may have missed time, authority is dropped, and comes back only from
 *       entries proposed after that was noticed.
 * </ol>
 *
 * <p>Times are nanoseconds of one monotonic clock of this node, given by the caller. Safe for any
 * thread: changes are serialized here, {@link #verdict} reads one volatile record.
 */
public final class LeaderLease {

  /** What a strong read may do. */
  public enum Verdict {
    /** Answer from the applied state, looked at after this verdict. */
    SERVE,
    /** Answer, and see to it that a barrier is proposed soon, so that later reads need not wait. */
    SERVE_AND_RENEW,
    /** No authority at hand: wait for a barrier. */
    BARRIER
  }

  /**
   * Authority of {@code term}: from {@code gateOpensNanos} on, and for strong reads until {@code
   * endNanos}.
   */
  private record Authority(long term, long gateOpensNanos, long renewNanos, long endNanos) {
    static final Authority NONE = new Authority(-1, 0, 0, Long.MIN_VALUE);
  }

  private final DriftBound drift;
  private final Gate gate;
  private volatile Authority authority = Authority.NONE;

  /**
   * The last release proposed; entries grant nothing until it has been applied. 0: none is under
   * way.
   */
  private long pendingRelease;

  private long releases;

  /** Entries proposed earlier grant nothing: the clock may have missed time since. */
  private long trustedFromNanos = Long.MIN_VALUE;

  public LeaderLease(DriftBound drift, Gate gate) {
    this.drift = drift;
    this.gate = gate;
  }

  /** A store entry that another node proposed has arrived, applied or not. */
  public synchronized void received(long term, long grantNanos, boolean release, long nowNanos) {
    gate.received(term, grantNanos, release, nowNanos);
  }

  /** The state was replaced by a snapshot, in which grants may still run for {@code graceNanos}. */
  public synchronized void snapshotInstalled(long graceNanos, long nowNanos) {
    gate.snapshotInstalled(graceNanos, nowNanos);
    authority = Authority.NONE;
  }

  /**
   * An entry that this node proposed has been applied in the term of its proposal.
   *
   * @param proposedNanos read just before the proposal
   * @param releaseTicket what {@link #dropForRelease} gave for a release entry, else 0
   * @return when answers that depend on the state may leave this node
   */
  public synchronized long appliedOwn(
      long term, long proposedNanos, long grantNanos, long releaseTicket, long nowNanos) {
    Authority held = authority;
    if (held.term != term) {
      pendingRelease = 0; // a release of an earlier term says nothing about this one
      held = new Authority(term, gate.opensNanos(term, nowNanos), Long.MIN_VALUE, Long.MIN_VALUE);
    }
    gate.received(term, grantNanos, releaseTicket != 0, nowNanos);
    if (releaseTicket != 0) {
      pendingRelease = pendingRelease == releaseTicket ? 0 : pendingRelease;
    } else if (pendingRelease == 0 && grantNanos > 0 && proposedNanos >= trustedFromNanos) {
      long endNanos = proposedNanos + drift.shortened(grantNanos);
      if (endNanos > held.endNanos) {
        held = new Authority(term, held.gateOpensNanos, proposedNanos + grantNanos / 2, endNanos);
      }
    }
    authority = held;
    return held.gateOpensNanos;
  }

  /**
   * Gives up authority ahead of a planned hand-over; from its return on no strong read is served
   * under lease.
   *
   * @return the ticket to pass to {@link #appliedOwn} with the release entry, or 0 where this
   *     node's own gate in {@code term} is not open, in which case nothing has changed and no
   *     release may be proposed
   */
  public synchronized long dropForRelease(long term, long nowNanos) {
    Authority held = authority;
    if (held.term != term || nowNanos < held.gateOpensNanos) {
      return 0;
    }
    authority = new Authority(term, held.gateOpensNanos, Long.MIN_VALUE, Long.MIN_VALUE);
    pendingRelease = ++releases;
    return pendingRelease;
  }

  /**
   * The clock may have missed time: authority is given up, and entries proposed before now do not
   * bring it back. The gate stays, since a clock that missed time only opens it later.
   */
  public synchronized void distrust(long nowNanos) {
    Authority held = authority;
    authority = new Authority(held.term, held.gateOpensNanos, Long.MIN_VALUE, Long.MIN_VALUE);
    trustedFromNanos = nowNanos;
  }

  /**
   * What a strong read that arrived before this call may do, on a node that leads in {@code term}.
   */
  public Verdict verdict(long term, long nowNanos) {
    Authority held = authority;
    if (held.term != term || nowNanos >= held.endNanos || nowNanos < held.gateOpensNanos) {
      return Verdict.BARRIER;
    }
    return nowNanos >= held.renewNanos ? Verdict.SERVE_AND_RENEW : Verdict.SERVE;
  }
}
