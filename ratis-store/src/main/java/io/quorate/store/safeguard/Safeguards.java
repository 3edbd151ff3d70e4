package io.quorate.store.safeguard;

import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.Gate;
import io.quorate.core.version.Revision;
import io.quorate.store.clock.MonotonicClock;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /** A leader that hands over gives up its lease before it proposes the release. */
  default boolean leaseIsDroppedFirst() {
    return true;
  }

  /** The transfer that a release announces is asked for; else the hand-over fails behind it. */
  default boolean transferIsAskedFor() {
    return true;
  }

  /** A write is answered once it has been applied: never at once. */
  default @Nullable Outcome answeredAtOnce(Submission submission, Supplier<Revision> now) {
    return null;
  }

  /** A strong read is answered by a leader that has proved itself. */
  default boolean answersUnproven(boolean leads) {
    return false;
  }

  /** A replica applies what stands in the log. */
  default LogEntry applied(LogEntry entry, boolean own) {
    return entry;
  }

  /** An answer of the leader proves how fresh a view is that has the leader's revision. */
  default Revision provenFrom(Revision leaders) {
    return leaders;
  }

  /** A leader that does not answer proves nothing. */
  default boolean silenceProvesNothing() {
    return true;
  }

  /** A read that carries a token is answered from nothing older, whoever leads. */
  default Revision heeded(Revision token, long term) {
    return token;
  }

  /** A received snapshot becomes the state. */
  default boolean installsSnapshots() {
    return true;
  }
}
