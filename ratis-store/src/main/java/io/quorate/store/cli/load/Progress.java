package io.quorate.store.cli.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line that says how far a load is, how fast, and how long it will take. On a terminal it is
 * written over; elsewhere a new line comes now and then. For one thread.
 */
public final class Progress {

  private static final Duration LIVE_PAUSE = Duration.ofMillis(200);
  private static final Duration PLAIN_PAUSE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean live;
  private final LongSupplier nanoClock;
  private long beganNanos;
  private long beganRecords;
  private double beganFraction;
  private long shownNanos;

  /**
   * @param live whether {@code out} is a terminal
   * @param nanoClock monotonic time
   */
  public Progress(PrintStream out, boolean live, LongSupplier nanoClock) {
    this.out = out;
    this.live = live;
    this.nanoClock = nanoClock;
  }

  public void begin(long records, double fraction) {
    beganNanos = nanoClock.getAsLong();
    beganRecords = records;
    beganFraction = fraction;
    shownNanos = beganNanos;
  }

  public void reached(long records, double fraction) {
    long now = nanoClock.getAsLong();
    if (now - shownNanos >= (live ? LIVE_PAUSE : PLAIN_PAUSE).toNanos()) {
      shownNanos = now;
      String line = line(records, fraction, now);
      out.print(live ? "\r\033[K" + line : line + System.lineSeparator());
      out.flush();
    }
  }

  public void end(long records) {
    double seconds = Math.max(1e-3, (nanoClock.getAsLong() - beganNanos) / 1e9);
    long loaded = records - beganRecords;
    out.printf(
        Locale.ROOT,
        "%s%,d records in %.1f s, %,.0f/s%n",
        live ? "\r\033[K" : "",
        loaded,
        seconds,
        loaded / seconds);
    out.flush();
  }

  void stopped(long line, long records) {
    out.printf(
        Locale.ROOT,
        "%sstopped at line %d, %,d records are in; the same command goes on there%n",
        live ? "\r\033[K" : "",
        line,
        records);
  }

  private String line(long records, double fraction, long now) {
    double seconds = Math.max(1e-3, (now - beganNanos) / 1e9);
    double gained = fraction - beganFraction;
    String left =
        gained <= 0
            ? ""
            : String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - fraction) / gained);
    return String.format(
        Locale.ROOT,
        "%s %3.0f%%  %,d records, %,.0f/s%s",
        bar(fraction),
        100 * fraction,
        records,
        (records - beganRecords) / seconds,
        left);
  }

  private static String bar(double fraction) {
    int width = 30;
    int full = (int) (fraction * width);
    return "[" + "#".repeat(full) + ".".repeat(width - full) + "]";
  }
}
