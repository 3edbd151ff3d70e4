package io.quorate.store.api;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.ReadDone;
import io.quorate.core.command.Outcome.StepOutcome;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.SessionId;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A store in memory that is only as right as the tests of the door need: comparisons look at values
 * alone, and nothing expires.
 */
final class FakeState {

  final NavigableMap<Key, Entry> entries = new ConcurrentSkipListMap<>();
  final Map<Long, NavigableMap<Key, Entry>> past = new ConcurrentHashMap<>();
  final Map<Long, Lease> leases = new ConcurrentHashMap<>();
  volatile Revision revision = Revision.ZERO;
  volatile Revision compacted = Revision.ZERO;
  private final boolean keepsPast;
  private long nextId = 1;

  FakeState(boolean keepsPast) {
    this.keepsPast = keepsPast;
  }

  synchronized Outcome apply(Command command) {
    Outcome outcome = outcome(command);
    if (keepsPast) {
      past.put(revision.number(), new TreeMap<>(entries));
    }
    return outcome;
  }

  private Outcome outcome(Command command) {
    return switch (command) {
      case Command.Put put -> put(put, revision.next());
      case Command.Delete delete -> delete(delete, revision.next());
      case Command.Txn txn -> txn(txn, revision.next());
      case Command.Compact compact -> compact(compact.below());
      case Command.LeaseGrant grant -> grant(grant.ttlNanos());
      case Command.LeaseKeepAlive(LeaseId id) -> {
        Lease lease = leases.get(id.number());
        yield lease == null
            ? new Outcome.Refused(revision, new Refusal.LeaseNotFound(id))
            : new Outcome.LeaseKept(revision, lease.ttlNanos());
      }
      case Command.LeaseRevoke revoke ->
          new Outcome.LeaseRevoked(
              revision, leases.remove(revoke.lease().number()) == null ? 0 : 1);
      case Command.SessionOpen open ->
          new Outcome.SessionOpened(revision, new SessionId(nextId++), 3_600_000_000_000L);
      case Command.SessionClose close -> new Outcome.SessionClosed(revision);
      case Command.Expire none -> throw new IllegalArgumentException("clients do not ask this");
      case Command.RaiseClusterVersion none ->
          throw new IllegalArgumentException("clients do not ask this");
    };
  }

  private PutDone put(Command.Put put, Revision at) {
    Entry old = entries.get(put.key());
    Entry now =
        old == null
            ? Entry.createdBy(put.key(), put.value(), put.lease(), at)
            : old.overwrittenBy(put.value(), put.lease(), at);
    entries.put(put.key(), now);
    revision = at;
    return new PutDone(at, put.returnPrevious() ? old : null);
  }

  private DeleteDone delete(Command.Delete delete, Revision at) {
    List<Entry> gone =
        entries.values().stream().filter(e -> delete.range().contains(e.key())).toList();
    gone.forEach(entry -> entries.remove(entry.key()));
    if (!gone.isEmpty()) {
      revision = at;
    }
    return new DeleteDone(revision, gone.size(), delete.returnPrevious() ? gone : List.of());
  }

  private Outcome.TxnDone txn(Command.Txn txn, Revision at) {
    boolean holds = txn.compares().stream().allMatch(this::holds);
    List<TxnStep> steps = holds ? txn.then() : txn.orElse();
    List<StepOutcome> done = steps.stream().map(step -> step(step, at)).toList();
    return new Outcome.TxnDone(revision, holds, done);
  }

  private StepOutcome step(TxnStep step, Revision at) {
    return switch (step) {
      case Command.Put put -> put(put, at);
      case Command.Delete delete -> delete(delete, at);
      case Command.Read read -> {
        List<Entry> found =
            entries.values().stream().filter(e -> read.range().contains(e.key())).toList();
        yield new ReadDone(revision, found, false, found.size());
      }
    };
  }

  private boolean holds(Compare compare) {
    Entry entry = entries.get(compare.key());
    return compare.target() instanceof Compare.Target.ValueBytes(var value)
        && entry != null
        && entry.value().equals(value);
  }

  private Outcome compact(Revision below) {
    if (below.isAfter(revision)) {
      return new Outcome.Refused(revision, new Refusal.RevisionInFuture(below, revision));
    }
    compacted = below;
    return new Outcome.Compacted(revision, below);
  }

  private Outcome grant(long ttlNanos) {
    LeaseId id = new LeaseId(nextId++);
    leases.put(id.number(), new Lease(id, ttlNanos, GroupTime.ZERO.plusNanos(ttlNanos)));
    return new Outcome.LeaseGranted(revision, id, ttlNanos);
  }
}
