package io.quorate.core.monitor;

/**
 * A link at one moment.
 *
 * @param sinceNanos when this state began: for a lost link when the first ping that had no answer
 *     was sent
 * @param lastNanos the last round trip measured; 0 where there is none yet
 * @param meanNanos moving average of round trips; 0 where there is none yet
 * @param usualNanos round trip over a long time; 0 while too few were measured
 * @param answered pings answered so far
 * @param lost pings without an answer so far
 */
public record LinkReading(
    State state,
    long sinceNanos,
    long lastNanos,
    long meanNanos,
    long usualNanos,
    long answered,
    long lost) {

  /** Whether the other node answers. */
  public enum State {
    /** It has neither answered nor been silent for long. */
    UNKNOWN,
    UP,
    LOST
  }

  /** How many times slower than usual the link is; 0 where that is not known. */
  public double slowness() {
    return usualNanos == 0 ? 0 : (double) meanNanos / usualNanos;
  }
}
