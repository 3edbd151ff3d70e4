package io.quorate.chaos.nemesis.network;

import io.quorate.chaos.cluster.Shape;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/** In which way a direction between regions gets worse. Measures follow from the random source. */
public enum Weather {
  /** 20 to 200 ms more. */
  DELAY,
  /** Up to 10 to 60 ms more or less, on 60 ms. */
  JITTER,
  /** 1 to 10 % of packets. */
  LOSS,
  /** 1 to 20 % of packets overtake others, which are delayed by at least 20 ms. */
  REORDER,
  /** 1 to 8 Mbit/s. */
  RATE,
  /** All of them. */
  STORM;

  private static final int REORDER_DELAY_MILLIS = 20;
  private static final int JITTER_BASE_MILLIS = 60;

  Shape over(Shape planned, SplittableRandom random) {
    return switch (this) {
      case DELAY -> Shape.delayed(planned.delay().plus(millis(random, 20, 200)));
      case JITTER ->
          new Shape(
              planned.delay().plusMillis(JITTER_BASE_MILLIS), millis(random, 10, 60), 0, 0, 0);
      case LOSS -> new Shape(planned.delay(), Duration.ZERO, random.nextDouble(0.01, 0.1), 0, 0);
      case REORDER ->
          new Shape(
              planned.delay().plusMillis(REORDER_DELAY_MILLIS),
              Duration.ZERO,
              0,
              random.nextDouble(0.01, 0.2),
              0);
      case RATE -> new Shape(planned.delay(), Duration.ZERO, 0, 0, random.nextLong(1_000, 8_000));
      case STORM ->
          new Shape(
              planned.delay().plusMillis(JITTER_BASE_MILLIS),
              millis(random, 10, 60),
              random.nextDouble(0.01, 0.05),
              random.nextDouble(0.01, 0.1),
              random.nextLong(2_000, 16_000));
    };
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Duration millis(SplittableRandom random, int min, int max) {
    return Duration.ofMillis(random.nextInt(min, max));
  }
}
