package io.quorate.model;

import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of a range, in order.
 *
 * @param limit the most entries to return; 0 for as many as the node returns at once
 * @param descending from the last key to the first
 * @param keysOnly leaves the values out
 * @param at the revision to read at, or null for now
 */
public record Range(
    KeyRange keys, int limit, boolean descending, boolean keysOnly, @Nullable Revision at)
    implements TxnStep {

  public Range {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is at least 0, not " + limit);
    }
  }

  public static Range of(KeyRange keys) {
    return new Range(keys, 0, false, false, null);
  }

  public static Range all() {
    return of(KeyRange.all());
  }

  public static Range prefix(String prefix) {
    return of(KeyRange.prefix(prefix));
  }

  public Range limit(int most) {
    return new Range(keys, most, descending, keysOnly, at);
  }

  public Range reversed() {
    return new Range(keys, limit, !descending, keysOnly, at);
  }

  public Range withoutValues() {
    return new Range(keys, limit, descending, true, at);
  }

  /** The same read in the past; not for a transaction, whose steps read as of now. */
  public Range at(Revision revision) {
    return new Range(keys, limit, descending, keysOnly, revision);
  }

  /** The same read of other keys. */
  public Range over(KeyRange otherKeys) {
    return new Range(otherKeys, limit, descending, keysOnly, at);
  }
}
