package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Entry;
import io.quorate.core.version.KeyRange;
import org.rocksdb.ReadOptions;
import org.rocksdb.Snapshot;

/**
 * The state after one write, for all readers that come before the next one: one RocksDB snapshot
 * that they share, released when it is superseded and the last of them has closed. Safe for any
 * thread between {@link #acquire} and {@link #release}.
 */
final class PublishedView {

  private final NativeDatabase database;
  private final NativeDatabase.Hold hold;
  private final Snapshot snapshot;
  private final ReadOptions options;
  private final Records records;
  private final GroupHeader header;
  private final References references = new References(this::free);

  /** The caller is the writer, so that what the snapshot holds is what the header describes. */
  PublishedView(NativeDatabase database, GroupHeader header) {
    this.database = database;
    hold = database.hold();
    this.header = header;
    snapshot = database.snapshot();
    options = new ReadOptions().setSnapshot(snapshot);
    records = new Records(database, options);
  }

  boolean acquire() {
    return references.acquire();
  }

  void release() {
    references.release();
  }

  /** To read the view in another way; the caller closes it before it lets go of the view. */
  ReadOptions options() {
    return new ReadOptions(options);
  }

  GroupHeader header() {
    return header;
  }

  Records records() {
    return records;
  }

  /** Reads all entries, past the cache. */
  DigestCheck rebuildDigest() {
    StateDigest digest = StateDigest.EMPTY;
    long keys = 0;
    try (ReadOptions once = options().setFillCache(false);
        CurrentScan entries = new Records(database, once).current(KeyRange.ALL, false)) {
      for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
        digest = digest.add(entry);
        keys++;
      }
    }
    return new DigestCheck(header, digest, keys);
  }

  private void free() {
    options.close();
    database.release(snapshot);
    hold.close();
  }
}
