package io.quorate.store.storage;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state after the last write. Owned by the apply thread. */
final class LatestState implements StateView {

  private final NativeDatabase database;
  private final Records records;
  private final SessionIndex sessions;
  private final EarliestLeaseEnd earliestEnd;
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

  void advance(GroupHeader next) {
    header = next;
  }

  @Override
  public GroupHeader header() {
    return header;
  }

  @Override
  public @Nullable Entry entry(Key key) {
    database.acquire();
    try {
      return records.entry(key);
    } finally {
      database.release();
    }
  }

  @Override
  public List<Entry> entries(KeyRange range, int limit, boolean descending) {
    return held(() -> {
      List<Entry> entries = new ArrayList<>();
      if (range.isVoid()) {
        return entries;
      }
      try (CurrentScan scan = records.current(range, descending)) {
        while (entries.size() < limit) {
          Entry entry = scan.next();
          if (entry == null) {
            break;
          }
          entries.add(entry);
        }
      }
      return entries;
    });
  }

  @Override
  public long count(KeyRange range, long limit) {
    return held(() -> records.count(range, limit));
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    database.acquire();
    try {
      return records.lease(id);
    } finally {
      database.release();
    }
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    return held(() -> records.keysOf(id, limit));
  }

  @Override
  public List<Lease> leasesOverBy(GroupTime now, int limit) {
    if (now.isBefore(earliestEnd.bound())) {
      return List.of();
    }
    List<Lease> over = held(() -> records.leasesEnding(earliestEnd.bound(), now, limit));
    if (limit > 0) {
      earliestEnd.searched(now, over);
    }
    return over;
  }

  @Override
  public @Nullable Session session(SessionId id) {
    return sessions.session(id);
  }

  @Override
  public @Nullable Outcome keptOutcome(SessionId id, long sequence) {
    long appliedIndex = sessions.indexOf(id, sequence);
    return appliedIndex < 0 ? null : held(() -> records.keptOutcome(id, appliedIndex, sequence));
  }

  @Override
  public List<Session> sessionsUnusedSince(GroupTime before, int limit) {
    return sessions.unusedSince(before, limit);
  }

  private <T> T held(Supplier<T> read) {
    database.acquire();
    try {
      return read.get();
    } finally {
      database.release();
    }
  }
}
