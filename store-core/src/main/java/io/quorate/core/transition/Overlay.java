package io.quorate.core.transition;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state and the changes made to it since, seen as one state. Used by one thread, for the time of
 * one entry.
 *
 * <ol>
 *   <li>Reading the overlay is reading the base after {@link #changes} were carried out on it, and
 *       after what the use of sessions has left for {@link #writeUsedSessions}.
 *   <li>The base is never changed.
 * </ol>
 */
final class Overlay implements StateView {

  private final StateView base;
  private final GroupTime now;
  private final List<Change> changes = new ArrayList<>();
  private final ChangedEntries entries;
  private final ChangedLeases leases;
  private final ChangedSessions sessions;
  private @Nullable HeaderTally tally;
  private Revision revision;

  /** An overlay for an entry that gives the header its stamp. */
  Overlay(StateView base, GroupHeader stamped) {
    this(base, stamped.groupTime(), stamped.revision());
    this.tally = new HeaderTally(stamped);
  }

  private Overlay(StateView base, GroupTime now, Revision revision) {
    this.base = base;
    this.now = now;
    this.revision = revision;
    this.entries = new ChangedEntries(base);
    this.leases = new ChangedLeases(base);
    this.sessions = new ChangedSessions(base);
  }

  /** An overlay over this one, for changes that are made all together or not at all. */
  Overlay draft() {
    return new Overlay(this, now, revision);
  }

  void takeOver(Overlay draft) {
    for (Change change : draft.changes) {
      make(change);
    }
  }

  void make(Change change) {
    changes.add(change);
    switch (change) {
      case Change.EntryPut put -> {
        entries.put(put.entry(), put.replaced());
        revision = put.entry().modified();
      }
      case Change.EntryRemoved removed -> {
        entries.remove(removed.removed());
        revision = removed.at();
      }
      case Change.LeasePut put -> leases.put(put.lease());
      case Change.LeaseRemoved removed -> leases.remove(removed.lease());
      case Change.SessionPut put -> sessions.put(put.session());
      case Change.SessionRemoved removed -> sessions.remove(removed.session());
      case Change.OutcomeKept kept -> {} // noted when the session was used
      case Change.OutcomesForgotten forgotten -> {} // hidden by the session's first incomplete
      case Change.HistoryCompacted compacted -> {} // the tally of the header notes it
    }
  }

  /** Notes the session's state after a write was answered from its kept outcome. */
  void use(Session session) {
    sessions.use(session);
  }

  /** Notes the session's state after a write, and the outcome to keep. */
  void use(Session session, long sequence, Outcome outcome) {
    sessions.use(session, sequence, outcome);
  }

  /** Makes the changes to sessions that their use has left to make. */
  void writeUsedSessions() {
    sessions.unwritten().forEach(this::make);
  }

  /** Removes a session, in the state that the changes so far have left it in. */
  void removeSession(SessionId id) {
    Session written = sessions.written(id);
    if (written != null) {
      make(new Change.SessionRemoved(written));
    }
  }

  int clusterVersion() {
    return tally().clusterVersion();
  }

  /** The version after the raise, which is never below the one before. */
  int raiseClusterVersion(int version) {
    return tally().raiseClusterVersion(version);
  }

  List<Change> changes() {
    return changes;
  }

  /** The group time of the entry. */
  GroupTime now() {
    return now;
  }

  Revision revision() {
    return revision;
  }

  Revision compacted() {
    return header().compacted();
  }

  /** The first key that was changed for the second time in this overlay, or null. */
  @Nullable Key changedTwice() {
    return entries.changedTwice();
  }

  /** The entry of a key that is attached to a lease. */
  Entry attached(Key key) {
    Entry entry = entry(key);
    if (entry == null) {
      throw new IllegalStateException("a lease is attached to a key that is not there: " + key);
    }
    return entry;
  }

  EntryScan scan(KeyRange range, boolean descending, int expected) {
    return entries.scan(range, descending, expected);
  }

  @Override
  public GroupHeader header() {
    return tally().header(changes, revision);
  }

  private HeaderTally tally() {
    HeaderTally known = tally;
    if (known == null) {
      known = new HeaderTally(base.header());
      tally = known;
    }
    return known;
  }

  @Override
  public @Nullable Entry entry(Key key) {
    return entries.entry(key);
  }

  @Override
  public List<Entry> entries(KeyRange range, int limit, boolean descending) {
    return entries.entries(range, limit, descending);
  }

  @Override
  public long count(KeyRange range, long limit) {
    return entries.count(range, limit);
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    return leases.lease(id);
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    return entries.keysOf(id, limit);
  }

  @Override
  public List<Lease> leasesOverBy(GroupTime time, int limit) {
    return leases.overBy(time, limit);
  }

  @Override
  public @Nullable Session session(SessionId id) {
    return sessions.session(id);
  }

  @Override
  public @Nullable Outcome keptOutcome(SessionId id, long sequence) {
    return sessions.keptOutcome(id, sequence);
  }

  @Override
  public List<Session> sessionsUnusedSince(GroupTime before, int limit) {
    return sessions.unusedSince(before, limit);
  }
}
