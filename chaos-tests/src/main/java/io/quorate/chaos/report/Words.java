package io.quorate.chaos.report;

import java.util.Locale;

/** Figures as people read them, with their units. */
final class Words {

  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double SECONDS_PER_HOUR = 3600;

  private Words() {}

  /** To three figures or so: {@code 4.2 ms, 960 ms, 5.49 s}. */
  static String millis(double millis) {
    if (millis >= 10 * MILLIS_PER_SECOND) {
      return format("%.1f s", millis / MILLIS_PER_SECOND);
    }
    if (millis >= MILLIS_PER_SECOND) {
      return format("%.2f s", millis / MILLIS_PER_SECOND);
    }
    return format(millis >= 10 ? "%.0f ms" : "%.1f ms", millis);
  }

  /** A round time for an axis: {@code 10 ms, 1 s}. */
  static String tickMillis(double millis) {
    return millis >= MILLIS_PER_SECOND
        ? plain(millis / MILLIS_PER_SECOND) + " s"
        : plain(millis) + " ms";
  }

  /** A moment for an axis whose marks are so far apart: {@code 40 s, 5 min, 2 h}. */
  static String tickSeconds(double seconds, double step) {
    if (step >= SECONDS_PER_HOUR) {
      return plain(seconds / SECONDS_PER_HOUR) + " h";
    }
    return step >= SECONDS_PER_MINUTE
        ? plain(seconds / SECONDS_PER_MINUTE) + " min"
        : plain(seconds) + " s";
  }

  /** {@code 12.3 s}. */
  static String seconds(long millis) {
    return format("%.1f s", millis / MILLIS_PER_SECOND);
  }

  /** Rounded down, so that only what has no gap is called 100 %. */
  static String percent(double share) {
    return share >= 1 ? "100 %" : format("%.2f %%", Math.floor(share * 1e4) / 1e2);
  }

  static String plain(double number) {
    return number == Math.rint(number) ? format("%.0f", number) : format("%s", number);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
