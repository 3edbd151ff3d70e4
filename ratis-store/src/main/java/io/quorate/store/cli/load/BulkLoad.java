package io.quorate.store.cli.load;

import io.quorate.model.Key;
import io.quorate.model.PutResult;
import io.quorate.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * One run of a load. Puts are answered in any order, but are taken off in the order of the file, so
 * that the number of those taken off says where a later run goes on. For one thread.
 */
public final class BulkLoad {

  private static final Duration SAVE_PAUSE = Duration.ofSeconds(1);
  private static final long IN_FLIGHT_BYTES_MAX = 64L << 20;

  private final LoadPlan plan;
  private final Path stateFile;
  private final BiFunction<Key, Value, CompletableFuture<PutResult>> store;
  private final int inFlightMax;
  private final Progress progress;
  private final LongSupplier nanoClock;

  private final Deque<Pending> pending = new ArrayDeque<>();
  private long pendingBytes;
  private long acknowledged;

  private record Pending(long line, long bytes, CompletableFuture<PutResult> answer) {}

  /**
   * @param store how an entry is put
   * @param inFlightMax most puts that have no answer yet
   * @param nanoClock monotonic time
   */
  public BulkLoad(
      LoadPlan plan,
      Path stateFile,
      BiFunction<Key, Value, CompletableFuture<PutResult>> store,
      int inFlightMax,
      Progress progress,
      LongSupplier nanoClock) {
    this.plan = plan;
    this.stateFile = stateFile;
    this.store = store;
    this.inFlightMax = inFlightMax;
    this.progress = progress;
    this.nanoClock = nanoClock;
  }

  /** Where the state of a load is kept, unless told otherwise. */
  public static Path stateBeside(Path file) {
    return file.resolveSibling(file.getFileName() + ".quorate-load");
  }

  /**
   * Loads what an earlier run has not, and forgets the state.
   *
   * @return records of the file, those of earlier runs included
   * @throws LoadException where a record cannot be read
   * @throws io.quorate.model.StoreException where one was not acknowledged; run again to go on
   */
  public long run() throws IOException {
    LoadState state = LoadState.resume(stateFile, plan);
    state.save(stateFile);
    acknowledged = state.records();
    try (Source source = Source.open(plan.file())) {
      RecordReader records = plan.format().open(source.reader(), plan.columns());
      for (long skipped = 0; skipped < acknowledged; skipped++) {
        records.next();
      }
      progress.begin(acknowledged, source.fraction());
      load(source, records, state);
    } finally {
      state.reached(acknowledged).save(stateFile);
    }
    Files.delete(stateFile);
    progress.end(acknowledged);
    return acknowledged;
  }

  private void load(Source source, RecordReader records, LoadState state) throws IOException {
    long savedNanos = nanoClock.getAsLong();
    LoadRecord record = records.next();
    while (record != null) {
      put(record);
      while (pending.size() >= inFlightMax || pendingBytes >= IN_FLIGHT_BYTES_MAX) {
        takeOff();
      }
      progress.reached(acknowledged, source.fraction());
      if (nanoClock.getAsLong() - savedNanos >= SAVE_PAUSE.toNanos()) {
        savedNanos = nanoClock.getAsLong();
        state.reached(acknowledged).save(stateFile);
      }
      record = records.next();
    }
    while (!pending.isEmpty()) {
      takeOff();
    }
  }

  private void put(LoadRecord record) {
    Key key = plan.key(record);
    Value value = plan.value(record);
    long bytes = key.sizeBytes() + (long) value.sizeBytes();
    pending.add(new Pending(record.line(), bytes, store.apply(key, value)));
    pendingBytes += bytes;
  }

  /** Waits for the oldest put, however many later ones are answered. */
  private void takeOff() {
    Pending oldest = pending.remove();
    try {
      oldest.answer().join();
    } catch (CompletionException e) {
      pending.forEach(later -> later.answer().cancel(false));
      progress.stopped(oldest.line(), acknowledged);
      throw e;
    }
    pendingBytes -= oldest.bytes();
    acknowledged++;
  }
}
