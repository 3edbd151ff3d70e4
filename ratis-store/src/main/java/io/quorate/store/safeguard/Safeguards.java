package io.quorate.store.safeguard;

import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.Gate;
import io.quorate.store.clock.MonotonicClock;
import java.util.ServiceLoader;

/**
 * The mechanisms that the promises stand on. Another implementation than {@link #ALL_ON} is found
 * only where the class path carries one, which no release does.
 */
public interface Safeguards {

  Safeguards ALL_ON = new Safeguards() {};

  /** What this process runs with. */
  static Safeguards load() {
    return ServiceLoader.load(Safeguards.class).findFirst().orElse(ALL_ON);
  }

  /** A leader of a new term waits. */
  default Gate gate(Gate real) {
    return real;
  }

  /** A leader trusts its own lease no longer than its entries grant. */
  default long ownLeaseNanos(long grantedNanos) {
    return grantedNanos;
  }

  /** The log is forced to disk before an entry counts. */
  default boolean logIsForced() {
    return true;
  }

  /** A group's time goes by a clock that nobody sets. */
  default MonotonicClock groupTime(MonotonicClock real) {
    return real;
  }

  /** A write carries the stamp by which its repetition is recognized. */
  default Submission stamped(Submission submission) {
    return submission;
  }
}
