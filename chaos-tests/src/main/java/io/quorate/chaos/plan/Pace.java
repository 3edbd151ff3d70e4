package io.quorate.chaos.plan;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long faults last and how long it is calm between them: anything from least to most. */
public record Pace(Duration holdMin, Duration holdMax, Duration calmMin, Duration calmMax) {

  public Pace {
    if (holdMin.compareTo(holdMax) > 0 || calmMin.compareTo(calmMax) > 0) {
      throw new IllegalArgumentException("the least is not above the most");
    }
  }

  public Duration hold(SplittableRandom random) {
    return between(holdMin, holdMax, random);
  }

  public Duration calm(SplittableRandom random) {
    return between(calmMin, calmMax, random);
  }

  private static Duration between(Duration min, Duration max, SplittableRandom random) {
    return Duration.ofNanos(random.nextLong(min.toNanos(), max.toNanos() + 1));
  }
}
