package io.quorate.store.storage;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * A walk over one table between two bounds, in either direction. Owned by one thread, which closes
 * it before it lets go of the view.
 */
final class Scan implements AutoCloseable {

  private final NativeDatabase database;
  private final Slice lower;
  private final @Nullable Slice upper;
  private final ReadOptions options;
  private final RocksIterator records;
  private final boolean descending;

  /**
   * @param from the first key that may be met
   * @param to the first key beyond, or null for no upper bound
   */
  Scan(
      NativeDatabase database,
      Table table,
      ReadOptions view,
      byte[] from,
      byte @Nullable [] to,
      boolean descending) {
    this.database = database;
    this.descending = descending;
    lower = new Slice(from);
    upper = to == null ? null : new Slice(to);
    options = new ReadOptions(view).setIterateLowerBound(lower);
    if (upper != null) {
      options.setIterateUpperBound(upper);
    }
    records = database.iterate(table, options);
  }

  /** Goes to the first record in the direction of the walk. */
  void start() {
    if (descending) {
      records.seekToLast();
    } else {
      records.seekToFirst();
    }
  }

  /** Goes to the next record in the direction of the walk. */
  void step() {
    if (descending) {
      records.prev();
    } else {
      records.next();
    }
  }

  /** Goes to the first record at or above {@code key}, whatever the direction. */
  void seekAtOrAbove(byte[] key) {
    records.seek(key);
  }

  /** Goes to the last record at or below {@code key}, whatever the direction. */
  void seekAtOrBelow(byte[] key) {
    records.seekForPrev(key);
  }

  /** Whether there is a record here; false beyond the last one. */
  boolean valid() {
    if (records.isValid()) {
      return true;
    }
    try {
      records.status();
      return false;
    } catch (RocksDBException e) {
      throw StorageException.of("cannot read", database.directory(), e);
    }
  }

  byte[] key() {
    return records.key();
  }

  byte[] value() {
    return records.value();
  }

  boolean descending() {
    return descending;
  }

  @Override
  public void close() {
    records.close();
    options.close();
    lower.close();
    if (upper != null) {
      upper.close();
    }
  }
}
