package io.quorate.store.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The owner of one open RocksDB and all native objects that belong to it. Freed when the last
 * reference goes; as long as a {@link #hold} lasts every call is safe, for any thread.
 */
final class NativeDatabase {

  private static final String TABLE_FILE_BYTES = "rocksdb.live-sst-files-size";
  private static final String BUFFER_BYTES = "rocksdb.cur-size-all-mem-tables";
  private static final String SNAPSHOTS = "rocksdb.num-snapshots";

  private final Path directory;
  private final RocksDB rocks;
  private final ColumnFamilyHandle[] tables = new ColumnFamilyHandle[Table.values().length];
  private final List<AbstractNativeReference> owned;
  private final WriteOptions writeOptions = new WriteOptions().setDisableWAL(true);
  private final FlushOptions flushOptions =
      new FlushOptions().setWaitForFlush(true).setAllowWriteStall(true);
  private final References references = new References(this::free);
  private final Hold hold = references::release;
  private final CountDownLatch freed = new CountDownLatch(1);

  private NativeDatabase(
      Path directory,
      RocksDB rocks,
      List<ColumnFamilyHandle> handles,
      List<AbstractNativeReference> options) {
    this.directory = directory;
    this.rocks = rocks;
    for (Table table : Table.values()) {
      tables[table.ordinal()] = handles.get(table.ordinal() + 1);
    }
    owned = new ArrayList<>(handles);
    owned.add(rocks);
    owned.add(writeOptions);
    owned.add(flushOptions);
    owned.addAll(options);
  }

  static NativeDatabase open(Path directory, StorageEngine engine, boolean create) {
    DBOptions databaseOptions = engine.databaseOptions(create);
    List<ColumnFamilyOptions> tableOptions = engine.tableOptions();
    ColumnFamilyOptions unused = new ColumnFamilyOptions();
    List<AbstractNativeReference> options = new ArrayList<>(tableOptions);
    options.add(unused);
    options.add(databaseOptions);
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, unused));
    for (Table table : Table.values()) {
      descriptors.add(
          new ColumnFamilyDescriptor(table.columnFamily(), tableOptions.get(table.ordinal())));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB rocks = RocksDB.open(databaseOptions, directory.toString(), descriptors, handles);
      return new NativeDatabase(directory, rocks, handles, options);
    } catch (RocksDBException e) {
      options.forEach(AbstractNativeReference::close);
      throw StorageException.of("cannot open the database", directory, e);
    }
  }

  /** Closes {@code more} with the database. Called by the thread that opens it. */
  <T extends AbstractNativeReference> T own(T more) {
    owned.add(more);
    return more;
  }

  Path directory() {
    return directory;
  }

  /** Lets the caller use the database until it closes the hold. */
  Hold hold() {
    if (!references.acquire()) {
      throw new StorageException.Closed(directory);
    }
    return hold;
  }

  /** Gives up the hold of the one who opened the database. */
  void release() {
    references.release();
  }

  /** Whether the database was freed within the wait. */
  boolean awaitFreed(long timeoutMillis) throws InterruptedException {
    return freed.await(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  ColumnFamilyHandle handle(Table table) {
    return tables[table.ordinal()];
  }

  byte @Nullable [] read(Table table, ReadOptions options, byte[] key) {
    try {
      return rocks.get(handle(table), options, key);
    } catch (RocksDBException e) {
      throw StorageException.of("cannot read", directory, e);
    }
  }

  RocksIterator iterate(Table table, ReadOptions options) {
    return rocks.newIterator(handle(table), options);
  }

  void write(WriteBatch batch) {
    try {
      rocks.write(writeOptions, batch);
    } catch (RocksDBException e) {
      throw StorageException.of("cannot write", directory, e);
    }
  }

  /** All tables at once, cut at one batch, and durable on return. */
  void flush() {
    try {
      rocks.flush(flushOptions, List.of(tables));
    } catch (RocksDBException e) {
      throw StorageException.of("cannot flush", directory, e);
    }
  }

  Snapshot snapshot() {
    return rocks.getSnapshot();
  }

  void release(Snapshot snapshot) {
    rocks.releaseSnapshot(snapshot);
    snapshot.close();
  }

  /** Flushes, and links the files of that state into a new folder. */
  void checkpoint(Path target) {
    try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
      checkpoint.createCheckpoint(target.toString());
    } catch (RocksDBException e) {
      throw StorageException.of("cannot make a checkpoint of the database", directory, e);
    }
  }

  /** Bytes of the tables' files and write buffers. */
  long sizeBytes() {
    try {
      return rocks.getAggregatedLongProperty(TABLE_FILE_BYTES)
          + rocks.getAggregatedLongProperty(BUFFER_BYTES);
    } catch (RocksDBException e) {
      throw StorageException.of("cannot measure the database", directory, e);
    }
  }

  long openSnapshots() {
    try {
      return rocks.getLongProperty(SNAPSHOTS);
    } catch (RocksDBException e) {
      throw StorageException.of("cannot count snapshots of the database", directory, e);
    }
  }

  private void free() {
    owned.forEach(AbstractNativeReference::close);
    freed.countDown();
  }

  /** Keeps the database from being freed until closed, which is done once. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
