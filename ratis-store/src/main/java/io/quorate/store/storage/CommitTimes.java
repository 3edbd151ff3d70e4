package io.quorate.store.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quorate.core.version.Revision;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Which revision the group had at which commit time: one record for each entry that changed data,
 * ascending in both. Owned by one thread, which closes it before it lets go of the view.
 */
final class CommitTimes implements AutoCloseable {

  private static final byte[] PREFIX = "time/".getBytes(US_ASCII);
  private static final byte[] FIRST = key(0);
  private static final byte[] BEYOND = "time0".getBytes(US_ASCII);

  private final Scan records;

  CommitTimes(NativeDatabase database, ReadOptions options) {
    records = new Scan(database, Table.META, options, FIRST, BEYOND, false);
  }

  static byte[] key(long commitMicros) {
    return ByteBuffer.allocate(PREFIX.length + Long.BYTES)
        .put(PREFIX)
        .putLong(commitMicros)
        .array();
  }

  static byte[] value(long revision) {
    return new ByteWriter().varint(revision).toBytes();
  }

  @Nullable Revision revisionAt(long commitMicros) {
    records.seekAtOrBelow(key(commitMicros));
    return records.valid() ? new Revision(revision()) : null;
  }

  /** Deletes what only tells of times before this revision, which nobody may read at any more. */
  static void forgetBelow(long revision, NativeDatabase database, WriteBatch batch)
      throws RocksDBException {
    try (ReadOptions latest = new ReadOptions();
        CommitTimes times = new CommitTimes(database, latest)) {
      long kept = times.lastAtOrBelow(revision);
      if (kept > 0) {
        batch.deleteRange(database.handle(Table.META), FIRST, key(kept));
      }
    }
  }

  /** The time of the last record with this revision or an earlier one; 0 where there is none. */
  private long lastAtOrBelow(long revision) {
    records.start();
    if (!records.valid() || revision() > revision) {
      return 0;
    }
    long low = micros();
    records.seekAtOrBelow(key(Long.MAX_VALUE));
    long high = micros();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      records.seekAtOrBelow(key(middle));
      if (revision() <= revision) {
        low = middle;
      } else {
        high = micros() - 1;
      }
    }
    records.seekAtOrBelow(key(low));
    return micros();
  }

  private long revision() {
    return new ByteReader(records.value()).varint();
  }

  private long micros() {
    return ByteBuffer.wrap(records.key(), PREFIX.length, Long.BYTES).getLong();
  }

  @Override
  public void close() {
    records.close();
  }
}
