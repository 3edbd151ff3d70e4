package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Deletes the versions that nobody may read any more, a bounded step at a time, one pass over the
 * whole history after another.
 *
 * <p>Why it may write beside the apply thread:
 *
 * <ol>
 *   <li>It deletes only records that ended at or before the compacted revision of a header that was
 *       written before. A flush cuts all tables at one batch, so a deletion is never on disk
 *       without a header that forbids to read the record.
 *   <li>No change ever writes such a record again, and no read of any later header looks at it;
 *       readers of earlier headers have their snapshots.
 *   <li>A deletion lost in a crash is done again, because the mark of a complete pass is written
 *       after its deletions.
 * </ol>
 *
 * <p>Why not at every compaction: a pass looks at all of history. It is due when at least half of
 * the revisions in history may go, so that each record is looked at about twice in its life, and
 * history on disk stays within twice what compaction leaves. Safe for any thread.
 */
final class HistorySweep {

  private static final byte[] START = new byte[0];

  private final NativeDatabase database;
  private final Views views;

  /** All history that ended at or before it is deleted. */
  private volatile long swept;

  /** Where the pass under way goes on; null where none is. */
  private volatile byte @Nullable [] cursor;

  /** Up to which revision the pass under way deletes. */
  private long below;

  HistorySweep(NativeDatabase database, Views views, long swept) {
    this.database = database;
    this.views = views;
    this.swept = swept;
  }

  /** Whether a pass is under way or worth its while. Never waits for a step under way. */
  boolean isDue(GroupHeader header) {
    long compacted = header.compacted().number();
    long deletable = compacted - swept;
    return cursor != null || (deletable > 0 && deletable >= header.revision().number() - compacted);
  }

  /**
   * Looks at up to {@code recordsMax} records; starts a pass where none is under way. The view only
   * tells what is compacted: it may be older than deletions of an earlier pass.
   */
  synchronized SweepStep step(int recordsMax) {
    PublishedView view = views.acquire();
    try (ReadOptions options = new ReadOptions().setFillCache(false);
        WriteBatch batch = new WriteBatch()) {
      byte[] from = cursor;
      if (from == null) {
        below = view.header().compacted().number();
        from = START;
      }
      return step(batch, new Scan(database, Table.HISTORY, options, from, null, false), recordsMax);
    } catch (RocksDBException e) {
      throw StorageException.of("cannot sweep history", database.directory(), e);
    } finally {
      view.release();
    }
  }

  private SweepStep step(WriteBatch batch, Scan history, int recordsMax) throws RocksDBException {
    int seen = 0;
    int deleted = 0;
    byte[] next = null;
    try (history) {
      for (history.start(); next == null && history.valid(); history.step()) {
        byte[] record = history.key();
        if (seen == recordsMax) {
          next = record;
        } else {
          seen++;
          if (HistoryKey.ended(record) <= below) {
            batch.delete(database.handle(Table.HISTORY), record);
            deleted++;
          }
        }
      }
    }
    boolean complete = next == null;
    if (complete) {
      CommitTimes.forgetBelow(below, database, batch);
      batch.put(
          database.handle(Table.META), Records.SWEPT, new ByteWriter().varint(below).toBytes());
    }
    database.write(batch);
    cursor = next;
    if (complete) {
      swept = below;
    }
    return new SweepStep(seen, deleted, complete);
  }
}
