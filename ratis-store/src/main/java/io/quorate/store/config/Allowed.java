package io.quorate.store.config;

import java.time.Duration;

/** Refuses a value outside its range, in the words of the person who wrote it. */
final class Allowed {

  private Allowed() {}

  static void count(String key, long value, long min, long max) {
    if (value < min || value > max) {
      throw outside(key, Long.toString(value), Long.toString(min), Long.toString(max));
    }
  }

  static void bytes(String key, long value, long min, long max) {
    if (value < min || value > max) {
      throw outside(key, Quantity.text(value), Quantity.text(min), Quantity.text(max));
    }
  }

  static void duration(String key, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw outside(key, Quantity.text(value), Quantity.text(min), Quantity.text(max));
    }
  }

  static void name(String key, String value) {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new ConfigException(
          key,
          Quantity.quoted(value)
              + " is not allowed; use 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit");
    }
  }

  private static ConfigException outside(String key, String value, String min, String max) {
    return new ConfigException(key, value + " is not allowed; give " + min + " to " + max);
  }
}
