package io.quorate.chaos.checker;

import java.time.Duration;

/**
 * How much a search may use before it gives up with {@link Verdict.Undecided}.
 *
 * @param time for the whole check
 * @param configurationsMax remembered at once; each takes about 50 bytes
 */
public record Budget(Duration time, int configurationsMax) {

  /** Fits beside a million operations into a heap of 512 MB. */
  public static final Budget DEFAULT = new Budget(Duration.ofMinutes(10), 2_500_000);

  public Budget {
    if (time.isNegative() || time.isZero() || configurationsMax < 1) {
      throw new IllegalArgumentException(
          "a budget needs time and at least one configuration; found "
              + time
              + " and "
              + configurationsMax);
    }
  }

  public Budget withTime(Duration limit) {
    return new Budget(limit, configurationsMax);
  }

  /** The instant of {@link System#nanoTime} at which the time is over, from now on. */
  public long deadlineNanos() {
    return System.nanoTime() + time.toNanos();
  }
}
