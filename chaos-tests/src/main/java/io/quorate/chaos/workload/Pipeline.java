package io.quorate.chaos.workload;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Starts one operation for each item and keeps a bounded number of them under way. */
public final class Pipeline {

  private Pipeline() {}

  /**
   * Returns when every operation has completed, in success or failure.
   *
   * @param progress takes the number completed so far, from the threads that complete them
   */
  public static <T> void run(
      Iterator<T> items,
      int inFlightMax,
      Function<T, CompletableFuture<?>> operation,
      LongConsumer progress)
      throws InterruptedException {
    Semaphore room = new Semaphore(inFlightMax);
    AtomicLong done = new AtomicLong();
    while (items.hasNext()) {
      T item = items.next();
      room.acquire();
      operation
          .apply(item)
          .whenComplete((result, failure) -> {
            progress.accept(done.incrementAndGet());
            room.release();
          });
    }
    room.acquire(inFlightMax);
  }
}
