package io.quorate.core.monitor;

/**
 * What is known of the way to one other node, from pings of which one at a time is under way.
 * Confined to one thread.
 *
 * <ol>
 *   <li>The link is lost once {@link #LOST_IN_A_ROW} pings in a row had no answer, and there again
 *       with the first answer.
 *   <li>The first answer after silence is no sample: it may have paid for a new connection.
 *   <li>The mean follows as TCP's smoothed round trip does (RFC 6298, 2.3), the usual round trip so
 *       slowly that a slow hour is compared with what was before it.
 * </ol>
 */
public final class LinkEstimate {

  /** One lost ping is weather. */
  public static final int LOST_IN_A_ROW = 2;

  /** The usual round trip is not known before so many samples. */
  public static final int USUAL_SAMPLES_MIN = 30;

  private static final double MEAN_GAIN = 1.0 / 8;
  private static final double USUAL_GAIN = 1.0 / 1024;

  private LinkReading.State state = LinkReading.State.UNKNOWN;
  private long sinceNanos;
  private long lastNanos;
  private double meanNanos;
  private double usualNanos;
  private long samples;
  private long answered;
  private long lost;
  private int lostInARow;
  private long silentSinceNanos;
  private boolean silent = true;

  /**
   * @param nowNanos monotonic, as all times here
   */
  public LinkEstimate(long nowNanos) {
    sinceNanos = nowNanos;
    silentSinceNanos = nowNanos;
  }

  /** The ping sent at {@code sentNanos} was answered. */
  public void answered(long sentNanos, long nowNanos) {
    answered++;
    lostInARow = 0;
    if (state != LinkReading.State.UP) {
      state = LinkReading.State.UP;
      sinceNanos = nowNanos;
    }
    if (!silent) {
      sample(Math.max(0, nowNanos - sentNanos));
    }
    silent = false;
  }

  private void sample(long roundTripNanos) {
    lastNanos = roundTripNanos;
    samples++;
    meanNanos += (roundTripNanos - meanNanos) * Math.max(MEAN_GAIN, 1.0 / samples);
    usualNanos += (roundTripNanos - usualNanos) * Math.max(USUAL_GAIN, 1.0 / samples);
  }

  /** The ping sent at {@code sentNanos} had no answer, or could not be sent. */
  public void lost(long sentNanos) {
    lost++;
    lostInARow++;
    if (!silent) {
      silent = true;
      silentSinceNanos = sentNanos;
    }
    if (lostInARow >= LOST_IN_A_ROW && state != LinkReading.State.LOST) {
      state = LinkReading.State.LOST;
      sinceNanos = silentSinceNanos;
    }
  }

  public LinkReading reading() {
    return new LinkReading(
        state,
        sinceNanos,
        lastNanos,
        (long) meanNanos,
        samples < USUAL_SAMPLES_MIN ? 0 : (long) usualNanos,
        answered,
        lost);
  }
}
