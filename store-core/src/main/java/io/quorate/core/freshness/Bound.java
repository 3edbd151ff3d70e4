package io.quorate.core.freshness;

/**
 * How stale a view may be at most: it misses no write that was acknowledged this long ago, or
 * longer.
 *
 * @param nanos {@link Long#MAX_VALUE} where nothing is proven
 */
public record Bound(long nanos) {

  /** A view that misses nothing. */
  public static final Bound ZERO = new Bound(0);

  /** A view of which nothing is known. */
  public static final Bound UNPROVEN = new Bound(Long.MAX_VALUE);

  public Bound {
    if (nanos < 0) {
      throw new IllegalArgumentException("a bound is at least 0: " + nanos);
    }
  }

  public boolean isProven() {
    return nanos != Long.MAX_VALUE;
  }

  public boolean isWithin(long allowedNanos) {
    return isProven() && nanos <= allowedNanos;
  }
}
