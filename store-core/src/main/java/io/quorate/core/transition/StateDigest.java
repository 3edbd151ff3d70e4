package io.quorate.core.transition;

import io.quorate.core.version.Entry;

/**
 * A digest of all current entries, independent of the order in which they were written: the sum, in
 * two lanes of 64 bits, of a hash of each entry. The same on all replicas at equal revisions; not
 * proof against an adversary.
 */
public record StateDigest(long high, long low) {

  public static final StateDigest EMPTY = new StateDigest(0, 0);

  /** The digest when {@code entry} has come. */
  public StateDigest add(Entry entry) {
    StateDigest hash = EntryHash.of(entry);
    return new StateDigest(high + hash.high, low + hash.low);
  }

  /** The digest when {@code entry} has gone. */
  public StateDigest remove(Entry entry) {
    StateDigest hash = EntryHash.of(entry);
    return new StateDigest(high - hash.high, low - hash.low);
  }

  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
