package io.quorate.core.transition;

import io.quorate.core.command.Limits;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A group's state in memory: carries out changes as storage has to, and complains about every
 * change that does not fit the state it finds.
 */
final class MemoryState implements StateView {

  private GroupHeader header = GroupHeader.INITIAL;
  private final TreeMap<Key, Entry> current = new TreeMap<>();
  private final TreeMap<Past, Entry> history = new TreeMap<>();
  private final Map<LeaseId, Lease> leases = new HashMap<>();
  private final Map<LeaseId, TreeSet<Key>> attached = new HashMap<>();
  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final Map<SessionId, NavigableMap<Long, Outcome>> outcomes = new HashMap<>();

  /** Where a superseded entry stands: its key and the revision that ended it. */
  private record Past(Key key, Revision endedBy) implements Comparable<Past> {
    @Override
    public int compareTo(Past other) {
      int order = key.compareTo(other.key);
      return order != 0 ? order : endedBy.compareTo(other.endedBy);
    }
  }

  void apply(EntryEffect effect) {
    effect.changes().forEach(this::apply);
    header = effect.header();
  }

  void setHeader(GroupHeader newHeader) {
    header = newHeader;
  }

  private void apply(Change change) {
    switch (change) {
      case Change.EntryPut put -> {
        Entry entry = put.entry();
        expect(current.put(entry.key(), entry), put.replaced(), change);
        if (put.replaced() != null) {
          ended(put.replaced(), entry.modified());
        }
        if (!entry.lease().isNone()) {
          Objects.requireNonNull(attached.get(entry.lease())).add(entry.key());
        }
      }
      case Change.EntryRemoved removed -> {
        expect(current.remove(removed.removed().key()), removed.removed(), change);
        ended(removed.removed(), removed.at());
      }
      case Change.LeasePut put -> {
        expect(leases.put(put.lease().id(), put.lease()), put.previous(), change);
        attached.computeIfAbsent(put.lease().id(), id -> new TreeSet<>());
      }
      case Change.LeaseRemoved removed -> {
        expect(leases.remove(removed.lease().id()), removed.lease(), change);
        expect(attached.remove(removed.lease().id()), new TreeSet<>(), change);
      }
      case Change.HistoryCompacted compacted ->
          history.keySet().removeIf(past -> !past.endedBy().isAfter(compacted.below()));
      case Change.SessionPut put -> {
        expect(sessions.put(put.session().id(), put.session()), put.previous(), change);
        outcomes.computeIfAbsent(put.session().id(), id -> new TreeMap<>());
      }
      case Change.OutcomeKept kept ->
          expect(outcomesOf(kept.session()).put(kept.sequence(), kept.outcome()), null, change);
      case Change.OutcomesForgotten forgotten -> forget(forgotten);
      case Change.SessionRemoved removed -> {
        expect(sessions.remove(removed.session().id()), removed.session(), change);
        outcomes.remove(removed.session().id());
      }
    }
  }

  private void ended(Entry entry, Revision at) {
    expect(history.put(new Past(entry.key(), at), entry), null, entry);
    if (!entry.lease().isNone()) {
      Objects.requireNonNull(attached.get(entry.lease())).remove(entry.key());
    }
  }

  private void forget(Change.OutcomesForgotten forgotten) {
    if (forgotten.to() - forgotten.from() > Limits.SESSION_IN_FLIGHT_MAX) {
      throw new IllegalStateException("too much to forget at once: " + forgotten);
    }
    outcomesOf(forgotten.session()).subMap(forgotten.from(), forgotten.to()).clear();
  }

  private NavigableMap<Long, Outcome> outcomesOf(SessionId id) {
    return Objects.requireNonNull(outcomes.get(id));
  }

  private static void expect(@Nullable Object found, @Nullable Object expected, Object change) {
    if (!Objects.equals(found, expected)) {
      throw new IllegalStateException(
          "%s does not fit: found %s, expected %s".formatted(change, found, expected));
    }
  }

  /** Whether every kept outcome lies where its session says, and everything is counted. */
  void checkItself() {
    outcomes.forEach((id, kept) -> {
      Session session = Objects.requireNonNull(sessions.get(id));
      expect(kept.subMap(session.firstIncomplete(), session.highestSequence() + 1), kept, session);
    });
    expect(header.keyCount(), (long) current.size(), "key count");
    expect(header.leaseCount(), (long) leases.size(), "lease count");
    expect(header.sessionCount(), (long) sessions.size(), "session count");
    StateDigest digest = StateDigest.EMPTY;
    for (Entry entry : current.values()) {
      digest = digest.add(entry);
    }
    expect(header.digest(), digest, "digest");
  }

  /** All entries as of {@code at}, put together from the current ones and history. */
  NavigableMap<Key, Entry> entriesAt(Revision at) {
    TreeMap<Key, Entry> entries = new TreeMap<>();
    current.forEach((key, entry) -> {
      if (!entry.modified().isAfter(at)) {
        entries.put(key, entry);
      }
    });
    history.forEach((past, entry) -> {
      if (!entry.modified().isAfter(at) && past.endedBy().isAfter(at)) {
        expect(entries.put(past.key(), entry), null, past);
      }
    });
    return entries;
  }

  int historySize() {
    return history.size();
  }

  int keptOutcomes(SessionId id) {
    return outcomesOf(id).size();
  }

  Map<LeaseId, Lease> leases() {
    return leases;
  }

  Map<SessionId, Session> sessions() {
    return sessions;
  }

  @Override
  public GroupHeader header() {
    return header;
  }

  @Override
  public @Nullable Entry entry(Key key) {
    return current.get(key);
  }

  @Override
  public List<Entry> entries(KeyRange range, int limit, boolean descending) {
    NavigableMap<Key, Entry> within = within(range);
    return (descending ? within.descendingMap() : within).values().stream().limit(limit).toList();
  }

  @Override
  public long count(KeyRange range, long limit) {
    return within(range).values().stream().limit(limit).count();
  }

  private NavigableMap<Key, Entry> within(KeyRange range) {
    return range.end().isEmpty()
        ? current.tailMap(range.start(), true)
        : current.subMap(range.start(), true, range.end(), false);
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    return leases.get(id);
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    return attached.getOrDefault(id, new TreeSet<>()).stream().limit(limit).toList();
  }

  @Override
  public List<Lease> leasesOverBy(GroupTime now, int limit) {
    return leases.values().stream()
        .filter(lease -> lease.end().nanos() <= now.nanos())
        .sorted(Comparator.comparing(Lease::end).thenComparingLong(lease -> lease.id().number()))
        .limit(limit)
        .toList();
  }

  @Override
  public @Nullable Session session(SessionId id) {
    return sessions.get(id);
  }

  @Override
  public @Nullable Outcome keptOutcome(SessionId id, long sequence) {
    NavigableMap<Long, Outcome> kept = outcomes.get(id);
    return kept == null ? null : kept.get(sequence);
  }

  @Override
  public List<Session> sessionsUnusedSince(GroupTime before, int limit) {
    return sessions.values().stream()
        .filter(session -> session.lastUsed().nanos() < before.nanos())
        .sorted(
            Comparator.comparing(Session::lastUsed)
                .thenComparingLong(session -> session.id().number()))
        .limit(limit)
        .toList();
  }
}
