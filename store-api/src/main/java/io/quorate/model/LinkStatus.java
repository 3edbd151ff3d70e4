package io.quorate.model;

import java.time.Duration;

/**
 * The way from one node to another, as its pings found it.
 *
 * @param node at the other end
 * @param inState how long it has been in this state; for a lost link since the first ping that had
 *     no answer
 * @param last the last round trip measured; zero where there is none yet
 * @param mean moving average of round trips; zero where there is none yet
 * @param usual round trip over a long time; zero while it is not known
 * @param answered pings answered since the node's process started
 * @param lost pings without an answer
 */
public record LinkStatus(
    String node,
    State state,
    Duration inState,
    Duration last,
    Duration mean,
    Duration usual,
    long answered,
    long lost) {

  /** Whether the other node answers. */
  public enum State {
    UNKNOWN,
    UP,
    LOST
  }
}
