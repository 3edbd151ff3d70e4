package io.quorate.core.transition;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Lease;
import io.quorate.core.version.Revision;
import org.jspecify.annotations.Nullable;

/** One change of the state, as storage and the overlay carry it out. In the order given. */
public sealed interface Change {

  /**
   * {@code entry} is the key's current version; {@code replaced}, if any, becomes history, ended by
   * {@code entry.modified()}.
   */
  record EntryPut(Entry entry, @Nullable Entry replaced) implements Change {}

  /** {@code removed} becomes history, ended by {@code at}. */
  record EntryRemoved(Entry removed, Revision at) implements Change {}

  /** {@code previous} is the same lease before, where it is kept alive. */
  record LeasePut(Lease lease, @Nullable Lease previous) implements Change {}

  /** Comes after the changes that removed or detached its keys. */
  record LeaseRemoved(Lease lease) implements Change {}

  /** Versions that ended at or before {@code below} are no longer readable. */
  record HistoryCompacted(Revision below) implements Change {}

  /**
   * {@code previous} is the session before, where it existed. A session's uses in one entry come as
   * one change, after the commands.
   */
  record SessionPut(Session session, @Nullable Session previous) implements Change {}

  record OutcomeKept(SessionId session, long sequence, Outcome outcome) implements Change {}

  /**
   * Outcomes from {@code from} (inclusive) to {@code to} (exclusive) are forgotten; {@code to -
   * from} is at most {@link io.quorate.core.command.Limits#SESSION_IN_FLIGHT_MAX}.
   */
  record OutcomesForgotten(SessionId session, long from, long to) implements Change {}

  /**
   * The session is gone, and all its outcomes: none is below its {@code firstIncomplete} or above
   * its {@code highestSequence}.
   */
  record SessionRemoved(Session session) implements Change {}
}
