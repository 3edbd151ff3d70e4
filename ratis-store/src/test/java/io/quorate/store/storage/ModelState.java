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
import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The oracle: what the tables should hold, kept in the most obvious way and never compacted. */
final class ModelState implements StateView {

  private record Version(Entry entry, long ended) {
    boolean isVisibleAt(Revision at) {
      return entry.modified().number() <= at.number() && at.number() < ended;
    }
  }

  private GroupHeader header = GroupHeader.INITIAL;
  private final TreeMap<Key, List<Version>> versions = new TreeMap<>();
  private final TreeMap<Long, Lease> leases = new TreeMap<>();
  private final TreeMap<Long, Session> sessions = new TreeMap<>();
  private final Map<SessionId, TreeMap<Long, Outcome>> outcomes = new HashMap<>();

  void write(GroupHeader next, List<Change> changes) {
    changes.forEach(this::apply);
    header = next;
  }

  private void apply(Change change) {
    switch (change) {
      case Change.EntryPut put -> {
        end(put.entry().key(), put.entry().modified().number());
        of(put.entry().key()).add(new Version(put.entry(), Long.MAX_VALUE));
      }
      case Change.EntryRemoved removed -> end(removed.removed().key(), removed.at().number());
      case Change.LeasePut put -> leases.put(put.lease().id().number(), put.lease());
      case Change.LeaseRemoved removed -> leases.remove(removed.lease().id().number());
      case Change.HistoryCompacted _ -> {}
      case Change.SessionPut put -> sessions.put(put.session().id().number(), put.session());
      case Change.OutcomeKept kept ->
          outcomesOf(kept.session()).put(kept.sequence(), kept.outcome());
      case Change.OutcomesForgotten forgotten ->
          outcomesOf(forgotten.session()).subMap(forgotten.from(), forgotten.to()).clear();
      case Change.SessionRemoved removed -> {
        sessions.remove(removed.session().id().number());
        outcomes.remove(removed.session().id());
      }
    }
  }

  private List<Version> of(Key key) {
    return versions.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  private void end(Key key, long at) {
    of(key).replaceAll(v -> v.ended() == Long.MAX_VALUE ? new Version(v.entry(), at) : v);
  }

  TreeMap<Long, Outcome> outcomesOf(SessionId id) {
    return outcomes.computeIfAbsent(id, _ -> new TreeMap<>());
  }

  /** All keys that ever were. */
  List<Key> keys() {
    return List.copyOf(versions.keySet());
  }

  @Nullable Entry entryAt(Key key, Revision at) {
    return versions.getOrDefault(key, List.of()).stream()
        .filter(version -> version.isVisibleAt(at))
        .map(Version::entry)
        .findFirst()
        .orElse(null);
  }

  /** All entries as of a revision, in key order. */
  List<Entry> entriesAt(Revision at) {
    return versions.values().stream()
        .flatMap(List::stream)
        .filter(version -> version.isVisibleAt(at))
        .map(Version::entry)
        .toList();
  }

  /** How many superseded versions ended after {@code compacted}. */
  long historyEndedAfter(Revision compacted) {
    return versions.values().stream()
        .flatMap(List::stream)
        .filter(v -> v.ended() != Long.MAX_VALUE && v.ended() > compacted.number())
        .count();
  }

  List<Lease> leases() {
    return List.copyOf(leases.values());
  }

  List<Lease> leasesByEnd() {
    return leases.values().stream()
        .sorted(Comparator.comparing(Lease::end).thenComparing(lease -> lease.id().number()))
        .toList();
  }

  List<Session> sessionsByLastUse() {
    return sessions.values().stream()
        .sorted(
            Comparator.comparing(Session::lastUsed).thenComparing(session -> session.id().number()))
        .toList();
  }

  @Override
  public GroupHeader header() {
    return header;
  }

  @Override
  public @Nullable Entry entry(Key key) {
    return versions.getOrDefault(key, List.of()).stream()
        .filter(version -> version.ended() == Long.MAX_VALUE)
        .map(Version::entry)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Entry> entries(KeyRange range, int limit, boolean descending) {
    List<Entry> within =
        entriesAt(new Revision(Long.MAX_VALUE - 1)).stream()
            .filter(entry -> range.contains(entry.key()))
            .toList();
    return (descending ? within.reversed() : within).stream().limit(limit).toList();
  }

  @Override
  public long count(KeyRange range, long limit) {
    return entries(range, Integer.MAX_VALUE, false).stream().limit(limit).count();
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    return leases.get(id.number());
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    return entries(KeyRange.ALL, Integer.MAX_VALUE, false).stream()
        .filter(entry -> entry.lease().equals(id))
        .map(Entry::key)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Lease> leasesOverBy(GroupTime now, int limit) {
    return leasesByEnd().stream().filter(lease -> lease.isOver(now)).limit(limit).toList();
  }

  @Override
  public @Nullable Session session(SessionId id) {
    return sessions.get(id.number());
  }

  @Override
  public @Nullable Outcome keptOutcome(SessionId id, long sequence) {
    return outcomesOf(id).get(sequence);
  }

  @Override
  public List<Session> sessionsUnusedSince(GroupTime before, int limit) {
    return sessionsByLastUse().stream()
        .filter(session -> session.lastUsed().isBefore(before))
        .limit(limit)
        .toList();
  }
}
