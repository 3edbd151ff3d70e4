package io.quorate.chaos.result;

/** The nearest-rank percentile. */
public final class Percentile {

  private Percentile() {}

  /**
   * The least value that so large a share of all values does not exceed.
   *
   * @param sorted ascending, the first {@code count} of which count; at least one
   * @param share above 0, up to 1
   */
  public static long of(long[] sorted, int count, double share) {
    return sorted[(int) Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1)];
  }
}
