package io.quorate.store.storage;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.transition.Change;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateView;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state after the last write. Owned by the apply thread. */
final class LatestState implements StateView {

  private final NativeDatabase database;
  private final Records records;
  private final SessionIndex sessions;
  private final EarliestLeaseEnd earliestEnd;
  private final RecentEntries recent = new RecentEntries(RecentEntries.BYTES_MAX);
  private GroupHeader header;

  LatestState(
      NativeDatabase database,
      Records records,
      SessionIndex sessions,
      EarliestLeaseEnd earliestEnd) {
    this.database = database;
    this.records = records;
    this.sessions = sessions;
    this.earliestEnd = earliestEnd;
    header = records.header();
  }

  /** The state after a write that has succeeded. */
  void advance(GroupHeader next, List<Change> changes) {
    header = next;
    recent.follow(changes);
  }

  @Override
  public GroupHeader header() {
    return header;
  }

  @Override
  public @Nullable Entry entry(Key key) {
    Entry known = recent.find(key);
    if (known != null) {
      return known;
    }
    try (var _ = database.hold()) {
      Entry read = records.entry(key);
      if (read != null) {
        recent.keep(read);
      }
      return read;
    }
  }

  @Override
  public List<Entry> entries(KeyRange range, int limit, boolean descending) {
    List<Entry> entries = new ArrayList<>();
    if (range.isVoid()) {
      return entries;
    }
    try (var _ = database.hold();
        CurrentScan scan = records.current(range, descending)) {
      while (entries.size() < limit) {
        Entry entry = scan.next();
        if (entry == null) {
          break;
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  @Override
  public long count(KeyRange range, long limit) {
    try (var _ = database.hold()) {
      return records.count(range, limit);
    }
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    try (var _ = database.hold()) {
      return records.lease(id);
    }
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    try (var _ = database.hold()) {
      return records.keysOf(id, limit);
    }
  }

  @Override
  public List<Lease> leasesOverBy(GroupTime now, int limit) {
    if (now.isBefore(earliestEnd.bound())) {
      return List.of();
    }
    try (var _ = database.hold()) {
      List<Lease> over = records.leasesEnding(earliestEnd.bound(), now, limit);
      if (limit > 0) {
        earliestEnd.searched(now, over);
      }
      return over;
    }
  }

  @Override
  public @Nullable Session session(SessionId id) {
    return sessions.session(id);
  }

  @Override
  public @Nullable Outcome keptOutcome(SessionId id, long sequence) {
    long appliedIndex = sessions.indexOf(id, sequence);
    if (appliedIndex < 0) {
      return null;
    }
    try (var _ = database.hold()) {
      return records.keptOutcome(id, appliedIndex, sequence);
    }
  }

  @Override
  public List<Session> sessionsUnusedSince(GroupTime before, int limit) {
    return sessions.unusedSince(before, limit);
  }
}
