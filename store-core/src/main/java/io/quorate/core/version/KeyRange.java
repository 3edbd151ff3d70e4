package io.quorate.core.version;

import java.util.Arrays;

/**
 * Keys from {@code start} (inclusive) to {@code end} (exclusive); an empty {@code end} means no
 * upper bound.
 */
public record KeyRange(Key start, Key end) {

  public static final KeyRange ALL = new KeyRange(Key.EMPTY, Key.EMPTY);

  /** The range that holds {@code key} alone. */
  public static KeyRange single(Key key) {
    return new KeyRange(key, key.successor());
  }

  public boolean contains(Key key) {
    return key.compareTo(start) >= 0 && (end.isEmpty() || key.compareTo(end) < 0);
  }

  /** Whether {@code start} is the only key that can be in it. */
  public boolean isSingle() {
    byte[] first = start.bytes();
    byte[] past = end.bytes();
    return past.length == first.length + 1
        && past[first.length] == 0
        && Arrays.mismatch(first, past) == first.length;
  }

  /** Whether no key can be in it. */
  public boolean isVoid() {
    return !end.isEmpty() && start.compareTo(end) >= 0;
  }
}
