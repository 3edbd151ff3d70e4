package io.quorate.chaos.cluster;

import java.time.Duration;

/**
 * The timeouts that a cluster runs with.
 *
 * @param leaderLease at most {@code electionMin}
 * @param homeReturnAfter how long the home region must be healthy before leadership returns to it
 */
public record Timing(
    Duration electionMin, Duration electionMax, Duration leaderLease, Duration homeReturnAfter) {

  private static final int ELECTION_ROUND_TRIPS = 5;

  public Timing {
    if (leaderLease.compareTo(electionMin) > 0 || electionMin.compareTo(electionMax) >= 0) {
      throw new IllegalArgumentException(
          "leader lease <= least election timeout < greatest election timeout is wanted; found "
              + leaderLease
              + ", "
              + electionMin
              + ", "
              + electionMax);
    }
  }

  /** One to two seconds, or five to ten of the longest round trip where that is more. */
  public static Timing over(Duration longestRoundTrip, Duration homeReturnAfter) {
    Duration wanted = longestRoundTrip.multipliedBy(ELECTION_ROUND_TRIPS);
    Duration least = Duration.ofSeconds(1);
    Duration min = wanted.compareTo(least) > 0 ? wanted : least;
    Duration lease = min.multipliedBy(4).dividedBy(5);
    return new Timing(min, min.multipliedBy(2), lease, homeReturnAfter);
  }
}
