package io.quorate.chaos.wan.queue;

import java.time.Duration;
import java.util.Locale;

/**
 * What befalls the packets of one mark.
 *
 * @param jitter the most by which a packet's delay deviates, either way; the order is kept
 * @param loss share of packets that are dropped, 0 to 1
 * @param reorder share of packets that are not delayed and so overtake others, 0 to 1
 * @param rateKbit kilobits a second, with half a second of packets waiting at most; 0: no limit
 */
public record Treatment(
    Duration delay, Duration jitter, double loss, double reorder, long rateKbit) {

  public static final Treatment NONE = new Treatment(Duration.ZERO, Duration.ZERO, 0, 0, 0);

  String words() {
    return String.format(
        Locale.ROOT,
        "%d %d %.6f %.6f %d",
        delay.toNanos() / 1_000,
        jitter.toNanos() / 1_000,
        loss,
        reorder,
        rateKbit);
  }
}
