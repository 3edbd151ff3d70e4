package io.quorate.chaos.bench;

import io.quorate.chaos.workload.Latencies;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a fixed number of operations under way: each lane starts its next one when its last one
 * completes, on the thread that completed it. Counts what completes within the window.
 */
final class ClosedLoop {

  /** What the window has shown. */
  record Measured(double perSecond, Duration p50, Duration p99, long operations, long errors) {}

  private final Function<SplittableRandom, CompletableFuture<?>> operation;
  private final Latencies latencies = new Latencies();
  private final LongAdder errors = new LongAdder();
  private final Phaser lanes = new Phaser(1);
  private volatile boolean counting;
  private volatile boolean stopped;

  private ClosedLoop(Function<SplittableRandom, CompletableFuture<?>> operation) {
    this.operation = operation;
  }

  /**
   * Runs warm-up and window, and returns when no operation is under way any more.
   *
   * @param atWindow called when the window opens and when it closes
   */
  static Measured run(
      Function<SplittableRandom, CompletableFuture<?>> operation,
      int inFlight,
      Duration warmUp,
      Duration window,
      SplittableRandom random,
      Runnable atWindow)
      throws InterruptedException {
    ClosedLoop loop = new ClosedLoop(operation);
    for (int i = 0; i < inFlight; i++) {
      loop.lanes.register();
      SplittableRandom lane = random.split();
      Thread.startVirtualThread(() -> loop.next(lane));
    }
    Thread.sleep(warmUp);
    atWindow.run();
    long opened = System.nanoTime();
    loop.counting = true;
    Thread.sleep(window);
    loop.counting = false;
    long span = System.nanoTime() - opened;
    atWindow.run();
    loop.stopped = true;
    loop.lanes.awaitAdvanceInterruptibly(loop.lanes.arrive());
    return loop.measured(span);
  }

  private Measured measured(long spanNanos) {
    return new Measured(
        latencies.count() * 1e9 / spanNanos,
        latencies.percentile(50),
        latencies.percentile(99),
        latencies.count(),
        errors.sum());
  }

  private void next(SplittableRandom random) {
    while (!stopped) {
      long start = System.nanoTime();
      CompletableFuture<?> running = operation.apply(random);
      if (!running.isDone()) {
        var unused =
            running.whenComplete((result, failure) -> {
              count(start, failure);
              next(random);
            });
        return;
      }
      count(start, running.isCompletedExceptionally() ? running.exceptionNow() : null);
    }
    lanes.arriveAndDeregister();
  }

  private void count(long start, @Nullable Throwable failure) {
    if (!counting) {
      return;
    }
    if (failure == null) {
      latencies.add(System.nanoTime() - start);
    } else {
      errors.increment();
    }
  }
}
