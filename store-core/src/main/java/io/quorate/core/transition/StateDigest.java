package io.quorate.core.transition;

/**
 * A digest of all current entries, independent of the order in which they were written: the sum, in
 * two lanes of 64 bits, of a hash of each entry. The same on all replicas at equal revisions; not
 * proof against an adversary.
 */
public record StateDigest(long high, long low) {

  public static final StateDigest EMPTY = new StateDigest(0, 0);

  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
