package io.quorate.chaos.runner;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells a watcher twice a second how a trial goes, until it is closed. */
final class Ticker implements AutoCloseable {

  private static final long EVERY_MILLIS = 500;

  private final ScheduledExecutorService timer;

  private Ticker(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /**
   * @param faults what is being done at the moment; empty for nothing
   */
  static Ticker start(
      Watcher watcher, Duration length, Supplier<String> progress, Supplier<String> faults) {
    long beganNanos = System.nanoTime();
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());
    Runnable tick =
        () -> {
          long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beganNanos);
          String now = faults.get();
          watcher.moving(
              second
                  + " of "
                  + length.toSeconds()
                  + " s  "
                  + progress.get()
                  + (now.isEmpty() ? "" : "  now: " + now));
        };
    var unused = timer.scheduleAtFixedRate(tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return new Ticker(timer);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
