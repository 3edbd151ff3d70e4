package io.quorate.store.storage;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of the process that sweeps history, at most half of its time. Takes at most one
 * task for each open database. Safe for any thread.
 */
final class SweepThread implements AutoCloseable {

  static final int RECORDS_PER_STEP_MAX = 1_000;
  private static final int CLOSE_WAIT_SECONDS = 10;
  private static final Logger log = LoggerFactory.getLogger(SweepThread.class);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("quorate-history-sweep").daemon().factory());

  /**
   * @param step does a part of the work, and tells whether there is more
   */
  void run(BooleanSupplier step) {
    try {
      thread.execute(() -> steps(step));
    } catch (RejectedExecutionException e) {
      log.debug("history is not swept: the engine is closing", e);
    }
  }

  private static void steps(BooleanSupplier step) {
    try {
      boolean more = true;
      while (more && !Thread.currentThread().isInterrupted()) {
        long started = System.nanoTime();
        more = step.getAsBoolean();
        LockSupport.parkNanos(System.nanoTime() - started);
      }
    } catch (StorageException.Closed e) {
      log.debug("a database was closed while its history was swept", e);
    } catch (StorageException e) {
      log.warn("history was not swept; it stays on disk until the next compaction", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
        log.warn("the sweep of history has not ended within {} s", CLOSE_WAIT_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
