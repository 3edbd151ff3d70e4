package io.quorate.store.storage;

import io.quorate.core.transition.Change;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateView;
import io.quorate.store.read.ReadView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one group, in a folder of its own. One thread, the apply thread, calls {@link
 * #write} and uses {@link #stateView}; all else is safe for any thread. Each method throws {@link
 * StorageException}, after {@link #close} its {@code Closed}.
 */
public final class GroupDatabase implements AutoCloseable {

  /** How long closing waits for views that are still open; the last of them then finishes it. */
  static final long CLOSE_WAIT_MILLIS = 10_000;

  private static final Logger log = LoggerFactory.getLogger(GroupDatabase.class);

  private final NativeDatabase database;
  private final SweepThread sweepThread;
  private final ReadOptions persisted;
  private final LatestState latest;
  private final ChangeBatch batch;
  private final Views views;
  private final HistorySweep sweep;
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private boolean failed;

  private GroupDatabase(NativeDatabase database, SweepThread sweepThread) {
    this.database = database;
    this.sweepThread = sweepThread;
    ReadOptions options = database.own(new ReadOptions());
    persisted = database.own(new ReadOptions().setReadTier(ReadTier.PERSISTED_TIER));
    Records records = new Records(database, options);
    SessionIndex sessions = records.sessions();
    EarliestLeaseEnd earliestEnd = new EarliestLeaseEnd();
    latest = new LatestState(database, records, sessions, earliestEnd);
    batch = new ChangeBatch(database, sessions, earliestEnd);
    long swept = records.swept();
    views = new Views(database, latest.header()); // nothing fails from here on
    sweep = new HistorySweep(database, views, swept);
  }

  /**
   * Opens the database in {@code directory}, or makes one there if the folder is empty or absent.
   *
   * @throws StorageException {@code FormatTooNew}, {@code ForeignFolder} or {@code Corrupted} where
   *     the folder holds something else than a database that this version can read
   */
  public static GroupDatabase open(Path directory, StorageEngine engine) {
    if (DatabaseFolder.isVacant(directory)) {
      create(directory, engine);
    }
    DatabaseFolder.check(directory);
    NativeDatabase database = NativeDatabase.open(directory, engine, false);
    GroupDatabase group = null;
    try {
      group = new GroupDatabase(database, engine.sweepThread());
    } finally {
      if (group == null) {
        database.release();
      }
    }
    group.sweepIfDue(group.latest.header());
    return group;
  }

  private static void create(Path directory, StorageEngine engine) {
    DatabaseFolder.createParent(directory);
    Path partial = DatabaseFolder.partial(directory);
    NativeDatabase database = NativeDatabase.open(partial, engine, true);
    try {
      new ChangeBatch(database, new SessionIndex(), new EarliestLeaseEnd())
          .write(GroupHeader.INITIAL, List.of());
      database.flush();
    } finally {
      database.release();
    }
    DatabaseFolder.mark(partial);
    DatabaseFolder.complete(partial, directory);
  }

  /** The state after the last write. For the apply thread alone. */
  public StateView stateView() {
    return latest;
  }

  /**
   * Writes the changes of one entry and the header that describes the state after them, all or
   * nothing, then publishes a view of it. For the apply thread alone. In memory on return: it
   * survives a crash only together with the log, until the next flush.
   *
   * @throws StorageException if it failed; nothing is published, and all later writes are refused
   *     until the database is opened again
   */
  public void write(GroupHeader header, List<Change> changes) {
    GroupHeader before = latest.header();
    if (header.appliedIndex() < before.appliedIndex()
        || header.revision().isBefore(before.revision())) {
      throw new IllegalArgumentException("%s after %s".formatted(header, before));
    }
    try (var _ = database.hold()) {
      if (failed) {
        throw new StorageException.Failed(
            "an earlier write failed; open the database again: " + database.directory(), null);
      }
      failed = true; // unless it comes to its end
      batch.write(header, changes);
      failed = false;
      latest.advance(header, changes);
      views.publish(header);
    }
    if (!header.compacted().equals(before.compacted())) {
      sweepIfDue(header);
    }
  }

  /**
   * The state after the last write that has completed. The caller closes it. Takes no snapshot of
   * its own and no lock.
   */
  public ReadView view() {
    return new SnapshotView(views.acquire());
  }

  /** Makes all that was written before the call survive a loss of power. */
  public void flush() {
    try (var _ = database.hold()) {
      database.flush();
    }
  }

  /** The applied index of the state that survives a loss of power. */
  public long durableIndex() {
    try (var _ = database.hold()) {
      return new Records(database, persisted).header().appliedIndex();
    }
  }

  /**
   * Flushes, and puts the state into a new folder, by hard links where it is on the same file
   * system. Durable on return.
   *
   * @param target not there yet, and outside the live folder
   * @return the header that is in it
   */
  public GroupHeader checkpoint(Path target) {
    try (var _ = database.hold()) {
      return CheckpointFolder.make(database, target);
    }
  }

  /** The header that is in a checkpoint. */
  public static GroupHeader inspect(Path checkpoint) {
    return CheckpointFolder.inspect(checkpoint);
  }

  /**
   * Makes the folder of a database, which must be empty or absent, out of a checkpoint, which stays
   * as it is; by hard links where it is on the same file system. Durable on return.
   */
  public static void restore(Path checkpoint, Path directory) {
    CheckpointFolder.restore(checkpoint, directory);
  }

  /** Bytes of the state on disk and in write buffers. */
  public long sizeBytes() {
    try (var _ = database.hold()) {
      return database.sizeBytes();
    }
  }

  /**
   * Looks at up to {@code recordsMax} records of history and deletes those that nobody may read.
   * The engine's own thread does this when it is worth its while; beside it for tools and tests.
   */
  public SweepStep sweepHistory(int recordsMax) {
    return sweep.step(recordsMax);
  }

  /** Reads all entries of the latest view to see whether they are those of its header. */
  public DigestCheck rebuildDigest() {
    PublishedView view = views.acquire();
    try {
      return view.rebuildDigest();
    } finally {
      view.release();
    }
  }

  /** How many snapshots of the state are held: the latest one, and those of open views. */
  public long openSnapshots() {
    try (var _ = database.hold()) {
      return database.openSnapshots();
    }
  }

  boolean sweepIsDue() {
    return sweep.isDue(latest.header());
  }

  boolean isClosing() {
    return views.areClosed();
  }

  private void sweepIfDue(GroupHeader header) {
    if (sweep.isDue(header) && sweeping.compareAndSet(false, true)) {
      sweepThread.run(this::sweepOn);
    }
  }

  /** Whether there is more to sweep. */
  private boolean sweepOn() {
    boolean more = false;
    try {
      more = !sweep.step(SweepThread.RECORDS_PER_STEP_MAX).complete();
      return more;
    } finally {
      sweeping.set(more);
    }
  }

  /**
   * Flushes and closes. Waits for open views, {@value #CLOSE_WAIT_MILLIS} ms at the most; views
   * that are open longer stay valid, and the last of them frees the database.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      database.flush();
    } catch (StorageException e) {
      log.warn("closing without a flush; the log will be applied again from there", e);
    }
    views.close();
    database.release();
    try {
      if (!database.awaitFreed(CLOSE_WAIT_MILLIS)) {
        log.warn("views of {} are still open; the last one closes it", database.directory());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
