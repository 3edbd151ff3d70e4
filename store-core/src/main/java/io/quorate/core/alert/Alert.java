package io.quorate.core.alert;

/**
 * One subject of one rule, and whether a person should look at it.
 *
 * @param sinceNanos when it came into this state, monotonic
 * @param detail what was seen last, for people
 */
public record Alert(
    String rule, Severity severity, String subject, State state, long sinceNanos, String detail) {

  /** What is known of the subject. */
  public enum State {
    /** Nothing is wrong. */
    CLEAR,
    /** The measurements are bad. */
    RAISED,
    /** There are no measurements. */
    ABSENT
  }
}
