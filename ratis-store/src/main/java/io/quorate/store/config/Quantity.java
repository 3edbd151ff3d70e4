package io.quorate.store.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 800ms}, {@code 1h}, {@code 64MiB}. */
public final class Quantity {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

  private static final Map<String, Duration> TIMES = new LinkedHashMap<>();
  private static final Map<String, Long> SIZES = new LinkedHashMap<>();

  static {
    TIMES.put("d", Duration.ofDays(1));
    TIMES.put("h", Duration.ofHours(1));
    TIMES.put("m", Duration.ofMinutes(1));
    TIMES.put("s", Duration.ofSeconds(1));
    TIMES.put("ms", Duration.ofMillis(1));
    SIZES.put("GiB", 1L << 30);
    SIZES.put("MiB", 1L << 20);
    SIZES.put("KiB", 1L << 10);
    SIZES.put("B", 1L);
  }

  private Quantity() {}

  /**
   * Parses a whole number with one of the units ms, s, m, h, d; 0 needs none.
   *
   * @throws IllegalArgumentException with the form that is allowed
   */
  public static Duration duration(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      Duration unit = form.group(2).isEmpty() ? null : TIMES.get(form.group(2));
      long count = Long.parseLong(form.group(1));
      if (unit != null && count <= Long.MAX_VALUE / unit.toNanos()) {
        return unit.multipliedBy(count);
      }
      if (count == 0 && form.group(2).isEmpty()) {
        return Duration.ZERO;
      }
    }
    throw new IllegalArgumentException(
        quoted(text)
            + " is not a duration; write a whole number and ms, s, m, h or d, as in 800ms");
  }

  /**
   * Parses a whole number with one of the units B, KiB, MiB, GiB; a number alone is in bytes.
   *
   * @throws IllegalArgumentException with the form that is allowed
   */
  public static long bytes(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      Long unit = form.group(2).isEmpty() ? Long.valueOf(1) : SIZES.get(form.group(2));
      long count = Long.parseLong(form.group(1));
      if (unit != null && count <= Long.MAX_VALUE / unit) {
        return count * unit;
      }
    }
    throw new IllegalArgumentException(
        quoted(text) + " is not a size; write a whole number and B, KiB, MiB or GiB, as in 64MiB");
  }

  /** The shortest exact form. */
  public static String text(Duration duration) {
    for (var unit : TIMES.entrySet()) {
      long nanos = unit.getValue().toNanos();
      if (!duration.isZero() && duration.toNanos() % nanos == 0) {
        return duration.toNanos() / nanos + unit.getKey();
      }
    }
    return duration.isZero() ? "0" : duration.toNanos() + "ns";
  }

  /** The shortest exact form. */
  public static String text(long bytes) {
    for (var unit : SIZES.entrySet()) {
      if (bytes != 0 && bytes % unit.getValue() == 0) {
        return bytes / unit.getValue() + unit.getKey();
      }
    }
    return "0";
  }

  static String quoted(String text) {
    return "'" + text + "'";
  }
}
