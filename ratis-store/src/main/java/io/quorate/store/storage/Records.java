package io.quorate.store.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.transition.GroupHeader;
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
import org.rocksdb.ReadOptions;

/**
 * Reads what the tables hold, as one snapshot or as the latest state. The caller holds a reference
 * to the database meanwhile. Safe for any thread.
 */
final class Records {

  static final byte[] HEADER = "header".getBytes(US_ASCII);
  static final byte[] SWEPT = "swept".getBytes(US_ASCII);
  private static final byte[] START = new byte[0];

  private final NativeDatabase database;
  private final ReadOptions options;

  Records(NativeDatabase database, ReadOptions options) {
    this.database = database;
    this.options = options;
  }

  GroupHeader header() {
    byte[] record = database.read(Table.META, options, HEADER);
    if (record == null) {
      throw new StorageException.Corrupted("no header in " + database.directory(), null);
    }
    return HeaderCodec.decode(record);
  }

  /** All history that ended at or before it is deleted. */
  long swept() {
    byte[] record = database.read(Table.META, options, SWEPT);
    return record == null ? 0 : new ByteReader(record).varint();
  }

  /** The revision that the group had at this commit time; null where that is forgotten. */
  @Nullable Revision revisionAt(long commitMicros) {
    try (CommitTimes times = new CommitTimes(database, options)) {
      return times.revisionAt(commitMicros);
    }
  }

  @Nullable Entry entry(Key key) {
    byte[] record = database.read(Table.CURRENT, options, key.bytes());
    return record == null ? null : EntryCodec.decode(key, record);
  }

  @Nullable Entry entryAt(Key key, Revision at) {
    Entry current = entry(key);
    if (current != null && !current.modified().isAfter(at)) {
      return current; // all that it superseded ended at or before its own revision
    }
    byte[] first = HistoryKey.of(key, at.number() + 1);
    byte[] beyond = HistoryKey.of(key, HistoryKey.NEVER);
    try (Scan history = scan(Table.HISTORY, first, beyond, false)) {
      history.start();
      if (!history.valid()) {
        return null;
      }
      Entry before = EntryCodec.decode(key, history.value());
      return before.modified().isAfter(at) ? null : before;
    }
  }

  CurrentScan current(KeyRange range, boolean descending) {
    byte[] end = range.end().isEmpty() ? null : range.end().bytes();
    return new CurrentScan(scan(Table.CURRENT, range.start().bytes(), end, descending));
  }

  /** Keys in {@code range}, counted up to {@code limit}. */
  long count(KeyRange range, long limit) {
    long count = 0;
    if (range.isVoid()) {
      return count;
    }
    try (CurrentScan scan = current(range, false)) {
      while (count < limit && scan.advance()) {
        count++;
      }
    }
    return count;
  }

  PastScan past(KeyRange range, boolean descending, Revision at) {
    byte[] start = HistoryKey.lowerBound(range.start());
    byte[] end = range.end().isEmpty() ? null : HistoryKey.lowerBound(range.end());
    Scan history = scan(Table.HISTORY, start, end, descending);
    return new PastScan(
        current(range, descending), new HistoryScan(history, at.number()), at, descending);
  }

  @Nullable Lease lease(LeaseId id) {
    byte[] record = database.read(Table.LEASES, options, LeaseCodec.key(id));
    return record == null ? null : LeaseCodec.decode(id, record);
  }

  List<Lease> leasesAfter(LeaseId after, int limit) {
    List<Lease> leases = new ArrayList<>();
    byte[] first = BigEndian.of(after.number() + 1);
    try (Scan records = scan(Table.LEASES, first, null, false)) {
      for (records.start(); leases.size() < limit && records.valid(); records.step()) {
        leases.add(LeaseCodec.decode(LeaseCodec.id(records.key()), records.value()));
      }
    }
    return leases;
  }

  /** At most {@code limit} leases that end from {@code from} to {@code to}, both included. */
  List<Lease> leasesEnding(GroupTime from, GroupTime to, int limit) {
    List<Lease> leases = new ArrayList<>();
    byte[] beyond = BigEndian.of(to.nanos() + 1);
    try (Scan records = scan(Table.LEASE_ENDS, BigEndian.of(from.nanos()), beyond, false)) {
      for (records.start(); leases.size() < limit && records.valid(); records.step()) {
        leases.add(LeaseCodec.decodeEnd(records.key(), records.value()));
      }
    }
    return leases;
  }

  List<Key> keysOf(LeaseId id, int limit) {
    List<Key> keys = new ArrayList<>();
    byte[] beyond = BigEndian.of(id.number() + 1);
    try (Scan records = scan(Table.LEASE_KEYS, LeaseCodec.key(id), beyond, false)) {
      for (records.start(); keys.size() < limit && records.valid(); records.step()) {
        keys.add(LeaseCodec.attached(records.key()));
      }
    }
    return keys;
  }

  Outcome keptOutcome(SessionId session, long appliedIndex, long sequence) {
    byte[] record =
        database.read(Table.OUTCOMES, options, OutcomeRecord.key(session, appliedIndex));
    Outcome outcome = record == null ? null : OutcomeRecord.find(record, sequence);
    if (outcome == null) {
      throw new StorageException.Corrupted(
          "no outcome %d of session %s in %s".formatted(sequence, session, database.directory()),
          null);
    }
    return outcome;
  }

  /** All sessions, with the sequences whose outcomes are kept. */
  SessionIndex sessions() {
    SessionIndex index = new SessionIndex();
    try (Scan records = scan(Table.SESSIONS, START, null, false)) {
      for (records.start(); records.valid(); records.step()) {
        index.put(SessionCodec.decode(records.key(), records.value()));
      }
    }
    try (Scan records = scan(Table.OUTCOMES, START, null, false)) {
      for (records.start(); records.valid(); records.step()) {
        load(records.key(), records.value(), index);
      }
    }
    return index;
  }

  /** Of a record that is needed in part, what is below the first incomplete one was forgotten. */
  private void load(byte[] key, byte[] record, SessionIndex index) {
    SessionId id = new SessionId(BigEndian.at(key, 0));
    Session session = index.session(id);
    if (session == null) {
      throw new StorageException.Corrupted(
          "outcomes of no session %s in %s".formatted(id, database.directory()), null);
    }
    OutcomeRecord.forEachSequence(
        record,
        sequence -> {
          if (sequence >= session.firstIncomplete()) {
            index.keep(id, sequence, BigEndian.at(key, 8));
          }
        });
  }

  Scan scan(Table table, byte[] from, byte @Nullable [] to, boolean descending) {
    return new Scan(database, table, options, from, to, descending);
  }
}
