package io.quorate.store.forward;

import java.time.Duration;

/**
 * How much is forwarded at once, and how long an operation waits for a leader.
 *
 * @param operationsMax operations under way to one peer
 * @param bytesMax bytes of those operations
 * @param leaderWait how long an operation waits for a leader at most, within its own deadline
 */
public record ForwardLimits(int operationsMax, long bytesMax, Duration leaderWait) {

  /**
   * The wait is shorter than the silence after which a client gives a connection up (2 s unless
   * set): else it would be dialing anew when the next leader is there.
   */
  public static final ForwardLimits DEFAULT =
      new ForwardLimits(8_192, 64L << 20, Duration.ofMillis(1_500));

  public ForwardLimits {
    if (operationsMax < 1 || bytesMax < 1 || leaderWait.isNegative()) {
      throw new IllegalArgumentException(
          "operationsMax %d and bytesMax %d are at least 1, leaderWait %s at least 0"
              .formatted(operationsMax, bytesMax, leaderWait));
    }
  }
}
