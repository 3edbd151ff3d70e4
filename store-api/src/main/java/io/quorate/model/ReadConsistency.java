package io.quorate.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a read promises. It is named at every read, since no choice is right for all; the answer's
 * {@link Receipt} says what was reached. docs/consistency.md has an example of each.
 */
public sealed interface ReadConsistency {

  /** Linearizable: shows every write that was acknowledged anywhere before the read began. */
  ReadConsistency STRONG = new Strong();

  /**
   * A consistent prefix of the writes from whichever replica is nearest, also where it is cut off;
   * the receipt says how far behind it may be, if that can be told.
   */
  ReadConsistency EVENTUAL = new Eventual();

  /**
   * A consistent prefix of the writes, from the node that is asked; never waits for another node,
   * and may be behind.
   */
  ReadConsistency LOCAL = new Local();

  Level level();

  /**
   * Shows every write that was acknowledged {@code longest} or more before the read began, proven
   * without comparing clocks; fails with {@code BOUND_NOT_PROVEN} where no replica can.
   *
   * @param longest 0 to a day; fractions of a microsecond are cut off
   */
  static ReadConsistency bounded(Duration longest) {
    return new Bounded(longest);
  }

  /** Shows at least what the token knows of: the session's own writes, and all that it has read. */
  static ReadConsistency session(SessionToken token) {
    return new Session(token);
  }

  /** Shows exactly the state at this revision, from any replica that has it. */
  static ReadConsistency at(Revision revision) {
    return new AtRevision(revision);
  }

  /**
   * Shows exactly the state at this time, by the commit times of receipts, from any replica that
   * has it; a time ahead of the leader's clock is refused.
   */
  static ReadConsistency at(Instant time) {
    return new AtTime(time);
  }

  /** The type of {@link #STRONG}. */
  record Strong() implements ReadConsistency {
    @Override
    public Level level() {
      return Level.STRONG;
    }

    @Override
    public String toString() {
      return "strong";
    }
  }

  /** The type of {@link #EVENTUAL}. */
  record Eventual() implements ReadConsistency {
    @Override
    public Level level() {
      return Level.EVENTUAL;
    }

    @Override
    public String toString() {
      return "eventual";
    }
  }

  /** The type of {@link #LOCAL}. */
  record Local() implements ReadConsistency {
    @Override
    public Level level() {
      return Level.LOCAL;
    }

    @Override
    public String toString() {
      return "local";
    }
  }

  /**
   * Bounded staleness.
   *
   * @param longest how long ago a write may have been acknowledged and still be missing
   */
  record Bounded(Duration longest) implements ReadConsistency {

    private static final Duration MOST = Duration.ofDays(1);

    public Bounded {
      if (longest.isNegative() || longest.compareTo(MOST) > 0) {
        throw new IllegalArgumentException("a bound is 0 to 1 day, not " + longest);
      }
    }

    @Override
    public Level level() {
      return Level.BOUNDED;
    }

    @Override
    public String toString() {
      return "bounded=" + longest.toMillis() + "ms";
    }
  }

  /**
   * Reads what the session wrote and never goes back.
   *
   * @param token what the session knows
   */
  record Session(SessionToken token) implements ReadConsistency {
    @Override
    public Level level() {
      return Level.SESSION;
    }

    @Override
    public String toString() {
      return "session=" + token;
    }
  }

  /**
   * The past, by revision.
   *
   * @param revision 1 or more
   */
  record AtRevision(Revision revision) implements ReadConsistency {

    public AtRevision {
      if (revision.value() < 1) {
        throw new IllegalArgumentException("the past is read at revision 1 or more");
      }
    }

    @Override
    public Level level() {
      return Level.AT;
    }

    @Override
    public String toString() {
      return "at=" + revision;
    }
  }

  /**
   * The past, by time.
   *
   * @param time after 1970
   */
  record AtTime(Instant time) implements ReadConsistency {

    public AtTime {
      if (!time.isAfter(Instant.EPOCH)) {
        throw new IllegalArgumentException("the past is read at a time after 1970, not " + time);
      }
    }

    @Override
    public Level level() {
      return Level.AT;
    }

    @Override
    public String toString() {
      return "at-time=" + time;
    }
  }
}
