package io.quorate.store.storage;

import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.transition.Change;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Turns the changes of one entry into one RocksDB batch, and brings what is in memory in step: the
 * {@link SessionIndex} and the {@link EarliestLeaseEnd}. A session that changes with every command
 * of the entry is written once. Owned by the apply thread.
 */
final class ChangeBatch {

  private final NativeDatabase database;
  private final SessionIndex sessions;
  private final EarliestLeaseEnd earliestEnd;
  private final WriteBatch batch;
  private final Map<SessionId, TouchedSession> touched = new LinkedHashMap<>();
  private long appliedIndex;
  private long timedRevision;

  ChangeBatch(NativeDatabase database, SessionIndex sessions, EarliestLeaseEnd earliestEnd) {
    this.database = database;
    this.sessions = sessions;
    this.earliestEnd = earliestEnd;
    batch = database.own(new WriteBatch());
  }

  /** Writes the header and the changes, all or nothing. */
  void write(GroupHeader header, List<Change> changes) {
    batch.clear();
    touched.clear();
    appliedIndex = header.appliedIndex();
    for (Change change : changes) {
      add(change);
    }
    touched.forEach(this::addSession);
    put(Table.META, Records.HEADER, HeaderCodec.encode(header));
    if (header.revision().number() != timedRevision) {
      timedRevision = header.revision().number();
      put(Table.META, CommitTimes.key(header.commitMicros()), CommitTimes.value(timedRevision));
    }
    database.write(batch);
  }

  private void add(Change change) {
    switch (change) {
      case Change.EntryPut(Entry entry, Entry replaced) -> {
        put(Table.CURRENT, entry.key().bytes(), EntryCodec.encode(entry));
        if (replaced != null) {
          supersede(replaced, entry.modified().number());
        }
        attach(entry.key(), replaced == null ? LeaseId.NONE : replaced.lease(), entry.lease());
      }
      case Change.EntryRemoved(Entry removed, var at) -> {
        delete(Table.CURRENT, removed.key().bytes());
        supersede(removed, at.number());
        attach(removed.key(), removed.lease(), LeaseId.NONE);
      }
      case Change.LeasePut(Lease lease, Lease previous) -> {
        put(Table.LEASES, LeaseCodec.key(lease.id()), LeaseCodec.encode(lease));
        if (previous != null) {
          delete(Table.LEASE_ENDS, LeaseCodec.endKey(previous));
        }
        put(Table.LEASE_ENDS, LeaseCodec.endKey(lease), LeaseCodec.encodeTtl(lease));
        earliestEnd.put(lease.end());
      }
      case Change.LeaseRemoved(Lease lease) -> {
        delete(Table.LEASES, LeaseCodec.key(lease.id()));
        delete(Table.LEASE_ENDS, LeaseCodec.endKey(lease));
      }
      case Change.HistoryCompacted _ -> {} // the header says it; the sweep deletes
      case Change.SessionPut(Session session, _) -> {
        sessions.put(session);
        touch(session.id());
      }
      case Change.OutcomeKept(var id, long sequence, var outcome) -> {
        sessions.keep(id, sequence, appliedIndex);
        touch(id).keep(sequence, outcome);
      }
      case Change.OutcomesForgotten(var id, long from, long to) -> {
        touch(id).forgottenBelow(to);
        sessions.forget(id, from, to, index -> drop(id, index));
      }
      case Change.SessionRemoved(Session session) -> {
        sessions.remove(session.id(), index -> drop(session.id(), index));
        touch(session.id());
      }
    }
  }

  private void supersede(Entry before, long ended) {
    put(Table.HISTORY, HistoryKey.of(before.key(), ended), EntryCodec.encode(before));
  }

  private void attach(Key key, LeaseId from, LeaseId to) {
    if (from.equals(to)) {
      return;
    }
    if (!from.isNone()) {
      delete(Table.LEASE_KEYS, LeaseCodec.attachedKey(from, key));
    }
    if (!to.isNone()) {
      put(Table.LEASE_KEYS, LeaseCodec.attachedKey(to, key), LeaseCodec.NOTHING);
    }
  }

  private TouchedSession touch(SessionId id) {
    return touched.computeIfAbsent(id, _ -> new TouchedSession());
  }

  private void drop(SessionId id, long index) {
    if (index == appliedIndex) {
      touch(id).dropKept();
      return;
    }
    try {
      // Written once and deleted once, so that the two vanish as soon as they meet.
      batch.singleDelete(database.handle(Table.OUTCOMES), OutcomeRecord.key(id, index));
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  private void addSession(SessionId id, TouchedSession changes) {
    Session session = sessions.session(id);
    if (session == null) {
      delete(Table.SESSIONS, SessionCodec.key(id));
      return;
    }
    changes.check(session);
    put(Table.SESSIONS, SessionCodec.key(id), SessionCodec.encode(session));
    byte @Nullable [] outcomes = changes.outcomes();
    if (outcomes != null) {
      put(Table.OUTCOMES, OutcomeRecord.key(id, appliedIndex), outcomes);
    }
  }

  private void put(Table table, byte[] key, byte[] value) {
    try {
      batch.put(database.handle(table), key, value);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  private void delete(Table table, byte[] key) {
    try {
      batch.delete(database.handle(table), key);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  private StorageException failed(RocksDBException e) {
    return StorageException.of("cannot fill a batch", database.directory(), e);
  }
}
