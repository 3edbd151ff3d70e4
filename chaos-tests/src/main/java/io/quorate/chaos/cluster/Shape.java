package io.quorate.chaos.cluster;

import java.time.Duration;

/**
 * How one direction between two regions treats packets.
 *
 * @param delay of each packet, one way
 * @param jitter the most that a packet's delay deviates from it, either way
 * @param loss share of packets that are dropped, 0 to 1
 * @param reorder share of packets that overtake the others, 0 to 1
 * @param rateKbit kilobits a second; 0: no limit
 */
public record Shape(Duration delay, Duration jitter, double loss, double reorder, long rateKbit) {

  public Shape {
    if (delay.isNegative() || jitter.isNegative() || rateKbit < 0) {
      throw new IllegalArgumentException(
          "nothing of a shape is negative: " + delay + ", " + jitter);
    }
    if (!(loss >= 0 && loss <= 1 && reorder >= 0 && reorder <= 1)) {
      throw new IllegalArgumentException(
          "loss and reorder are shares from 0 to 1; found " + loss + ", " + reorder);
    }
  }

  public static Shape delayed(Duration delay) {
    return new Shape(delay, Duration.ZERO, 0, 0, 0);
  }
}
