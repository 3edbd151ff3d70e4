package io.quorate.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a retry: exponential with full jitter, a time drawn evenly from zero to a
 * bound that doubles with each attempt, so that clients which failed together do not come back
 * together.
 */
final class Backoff {

  private static final long BOUND_NANOS_MIN = Duration.ofMillis(20).toNanos();
  private static final long BOUND_NANOS_MAX = Duration.ofMillis(500).toNanos();
  private static final int DOUBLINGS_MAX = 10;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  long nanos(int attempts) {
    long bound = BOUND_NANOS_MIN << Math.min(Math.max(attempts - 1, 0), DOUBLINGS_MAX);
    return random.nextLong(Math.min(bound, BOUND_NANOS_MAX) + 1);
  }
}
