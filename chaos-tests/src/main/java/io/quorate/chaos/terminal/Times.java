package io.quorate.chaos.terminal;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Times {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int MILLIS_BEFORE_SECONDS = 1000;

  private Times() {}

  public static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }

  /** Tenths of a millisecond below a second, hundredths of a second above. */
  public static String show(Duration duration) {
    double millis = millis(duration);
    return millis < MILLIS_BEFORE_SECONDS
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / MILLIS_BEFORE_SECONDS);
  }

  /** Whole milliseconds. */
  public static String whole(Duration duration) {
    return Math.round(millis(duration)) + " ms";
  }
}
