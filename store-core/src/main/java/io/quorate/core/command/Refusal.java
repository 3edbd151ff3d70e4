package io.quorate.core.command;

import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;

/** Why apply changed nothing. */
public sealed interface Refusal {

  record LeaseNotFound(LeaseId lease) implements Refusal {}

  record TooManyLeases(long leasesMax) implements Refusal {}

  record TooManySessions(long sessionsMax) implements Refusal {}

  /** A range delete that would touch more keys than one command may. */
  record TooManyKeys(long keysMax) implements Refusal {}

  /** A delete of keys that together weigh more than one command may delete. */
  record TooManyBytes(long bytesMax) implements Refusal {}

  /** A transaction that puts or deletes one key twice. */
  record KeyChangedTwice(Key key) implements Refusal {}

  /** Compaction to a revision that the group has not reached. */
  record RevisionInFuture(Revision asked, Revision reached) implements Refusal {}

  /** Compaction to a revision at or below the one compacted already. */
  record RevisionCompacted(Revision asked, Revision compacted) implements Refusal {}

  /**
   * The session ended or never was: whether the write had been applied before cannot be told any
   * more.
   */
  record SessionUnknown(SessionId session) implements Refusal {}

  /**
   * A sequence below the first incomplete one: its answer was acknowledged by the client and is
   * forgotten.
   */
  record SequenceForgotten(SessionId session, long sequence) implements Refusal {}

  /** A sequence below 1, or one below the first incomplete sequence that came with it. */
  record StampInvalid(SessionStamp stamp) implements Refusal {}

  /**
   * A sequence too far above the first incomplete one: more writes in flight than a session may
   * have.
   */
  record TooManyInFlight(SessionId session, long inFlightMax) implements Refusal {}

  /** A ttl outside what the store allows. */
  record TtlOutOfRange(long ttlNanos, long minNanos, long maxNanos) implements Refusal {}

  /** A command of a version that the cluster has not been raised to. */
  record CommandUnsupported(int version, int clusterVersion) implements Refusal {}

  /** An outcome too large to be sent, or to be kept for a repeat of the request. */
  record OutcomeTooLarge(long bytesMax) implements Refusal {}
}
