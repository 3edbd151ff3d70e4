package io.quorate.core.leaderlease;

/**
 * How far the rate of a node's monotonic clock may be off true time, in parts per million. A lease
 * is cut short by it and a gate lengthened by it, so that the one, on its node's clock, is over in
 * true time before the other opens on another's.
 */
public record DriftBound(int partsPerMillion) {

  private static final long MILLION = 1_000_000;
  private static final int PARTS_MAX = 100_000;

  public DriftBound {
    if (partsPerMillion < 0 || partsPerMillion > PARTS_MAX) {
      throw new IllegalArgumentException(
          "drift in ppm is 0 to " + PARTS_MAX + ": " + partsPerMillion);
    }
  }

  /** At most {@code nanos} of true time, on the fastest clock allowed. */
  public long shortened(long nanos) {
    return Math.multiplyExact(nanos / MILLION, MILLION - partsPerMillion);
  }

  /** At least {@code nanos} of true time, on the fastest clock allowed. */
  long lengthened(long nanos) {
    return Math.multiplyExact(Math.ceilDiv(nanos, MILLION), MILLION + partsPerMillion);
  }

  /** The most true time that can have passed while the slowest clock allowed counted this much. */
  public long elapsedAtMost(long measuredNanos) {
    long slowest = MILLION - partsPerMillion;
    return measuredNanos + Math.ceilDiv(measuredNanos, slowest) * partsPerMillion;
  }
}
