package io.quorate.chaos.terminal;

import java.util.Locale;

/** Pictures made of characters. */
public final class Bars {

  private static final String HEIGHTS = " ▁▂▃▄▅▆▇█";
  private static final char NOTHING = '·';

  private Bars() {}

  /** A bar that is filled to the share {@code done / total}. */
  public static String progress(long done, long total, int width) {
    int full = total <= 0 ? width : (int) Math.min(width, done * width / total);
    return "█".repeat(full) + "░".repeat(width - full);
  }

  /**
   * How often something happened over time: one character for each slice of {@code [from, until)},
   * a dot where nothing happened. {@code usual} events fill three quarters of the height, so that
   * bursts show; more than a full height is cut off.
   */
  public static String timeline(long[] events, long from, long until, int width, double usual) {
    int[] counts = new int[width];
    long span = Math.max(1, until - from);
    for (long event : events) {
      long offset = event - from;
      if (offset >= 0 && offset < span) {
        counts[(int) (offset * width / span)]++;
      }
    }
    int usualHeight = HEIGHTS.length() * 3 / 4;
    StringBuilder line = new StringBuilder();
    for (int count : counts) {
      int height =
          (int) Math.clamp(Math.round(count * usualHeight / usual), 1, HEIGHTS.length() - 1);
      line.append(count == 0 ? NOTHING : HEIGHTS.charAt(height));
    }
    return line.toString();
  }

  /** The column of {@link #timeline} that a moment falls into. */
  public static int column(long moment, long from, long until, int width) {
    long span = Math.max(1, until - from);
    return (int) Math.clamp((moment - from) * width / span, 0, width - 1);
  }

  /** A count with separators for thousands. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
