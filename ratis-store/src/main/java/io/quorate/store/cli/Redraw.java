package io.quorate.store.cli;

import io.quorate.store.config.Quantity;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Draws a page anew at an interval, over itself on a terminal, until the program is interrupted. It
 * then ends after the page that it is at.
 */
final class Redraw {

  private static final Duration INTERVAL_MIN = Duration.ofMillis(200);
  private static final Duration INTERVAL_MAX = Duration.ofHours(1);

  /** How long an interrupted program waits for the end of its page. */
  private static final Duration END_WAIT = Duration.ofSeconds(1);

  /** To the upper left, and from there everything away. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final Duration interval;
  private final PrintStream out;
  private final boolean overItself;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param overItself whether {@code out} is a terminal; else pages follow each other
   */
  Redraw(Duration interval, PrintStream out, boolean overItself) {
    this.interval = interval;
    this.out = out;
    this.overItself = overItself;
  }

  /** An option's text as an interval. */
  static Duration interval(String option, String text) {
    try {
      Duration interval = Quantity.duration(text);
      if (interval.compareTo(INTERVAL_MIN) >= 0 && interval.compareTo(INTERVAL_MAX) <= 0) {
        return interval;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
    throw new UsageException(
        "%s: %s is not allowed; give %s to %s"
            .formatted(option, text, Quantity.text(INTERVAL_MIN), Quantity.text(INTERVAL_MAX)));
  }

  /** Draws until {@link #stop}. */
  void run(Supplier<String> page) throws InterruptedException {
    try {
      do {
        String drawn = page.get();
        out.print(overItself ? CLEAR + drawn : drawn + System.lineSeparator());
        out.flush();
      } while (!stopped.await(interval.toNanos(), TimeUnit.NANOSECONDS));
    } finally {
      ended.countDown();
    }
  }

  /** As {@link #run}, and stops when the process is told to end. */
  void runUntilInterrupted(Supplier<String> page) throws InterruptedException {
    Thread hook = new Thread(this::stopAndWait, "quorate-redraw-end");
    Runtime.getRuntime().addShutdownHook(hook);
    run(page);
  }

  void stop() {
    stopped.countDown();
  }

  private void stopAndWait() {
    stop();
    try {
      ended.await(END_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
