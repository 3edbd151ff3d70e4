package io.quorate.store.storage;

import java.util.List;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Priority;
import org.rocksdb.WriteBufferManager;

/**
 * What all databases of a process share: the block cache, the budget for writes not yet flushed,
 * the threads that flush and compact, and the one that sweeps history. Close it after the
 * databases. Safe for any thread.
 */
public final class StorageEngine implements AutoCloseable {

  private static final int FLUSH_THREADS = 2;
  private static final int COMPACTION_THREADS =
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** Of one database: one flush and one compaction at a time. */
  private static final int BACKGROUND_JOBS_MAX = 2;

  private static final int LOG_FILES_MAX = 2;
  private static final long LOG_FILE_BYTES_MAX = 1L << 20;
  private static final long BYTES_PER_SYNC = 1L << 20;
  private static final double FILTER_BITS_PER_KEY = 10;
  private static final int SHARDS_BY_SIZE = -1;

  /** Of the cache, for indexes and filters before data. */
  private static final double INDEX_SHARE = 0.5;

  private final long writeBufferBytes;
  private final LRUCache cache;
  private final WriteBufferManager writeBuffers;
  private final BloomFilter filter;
  private final SweepThread sweepThread = new SweepThread();

  public StorageEngine(StorageSettings settings) {
    NativeLibrary.load();
    writeBufferBytes = settings.writeBufferBytes();
    long cacheBytes = Math.addExact(settings.blockCacheBytes(), writeBufferBytes);
    cache = new LRUCache(cacheBytes, SHARDS_BY_SIZE, false, INDEX_SHARE);
    // Charged to the cache: what writes leave unused serves reads, and the sum is bounded.
    writeBuffers = new WriteBufferManager(writeBufferBytes, cache);
    filter = new BloomFilter(FILTER_BITS_PER_KEY);
    Env.getDefault()
        .setBackgroundThreads(FLUSH_THREADS, Priority.HIGH)
        .setBackgroundThreads(COMPACTION_THREADS, Priority.LOW)
        .lowerThreadPoolCPUPriority(Priority.LOW);
  }

  /** The memory that the cache and the write buffers take at the moment. */
  public long memoryBytes() {
    return cache.getUsage();
  }

  SweepThread sweepThread() {
    return sweepThread;
  }

  /** The caller closes it when the database is closed. */
  DBOptions databaseOptions(boolean create) {
    return new DBOptions()
        .setCreateIfMissing(create)
        .setCreateMissingColumnFamilies(create)
        .setErrorIfExists(create)
        .setParanoidChecks(true)
        // Without RocksDB's own log, only this makes all tables on disk of one applied index.
        .setAtomicFlush(true)
        .setAvoidFlushDuringShutdown(true)
        // One thread writes; concurrent inserts would cost it atomics for nothing.
        .setAllowConcurrentMemtableWrite(false)
        .setWriteBufferManager(writeBuffers)
        .setMaxBackgroundJobs(BACKGROUND_JOBS_MAX)
        .setBytesPerSync(BYTES_PER_SYNC)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(LOG_FILES_MAX)
        .setMaxLogFileSize(LOG_FILE_BYTES_MAX);
  }

  /** In the order of {@link Table}. The caller closes them when the database is closed. */
  List<ColumnFamilyOptions> tableOptions() {
    return List.of(Table.values()).stream()
        .map(table -> table.options(cache, filter, writeBufferBytes))
        .toList();
  }

  /** Stops the sweeping of history; databases that are still open stay usable until closed. */
  @Override
  public void close() {
    sweepThread.close();
    // RocksDB shares ownership of these with each open database.
    writeBuffers.close();
    filter.close();
    cache.close();
  }
}
