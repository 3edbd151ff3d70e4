package io.quorate.chaos.checker.register;

import io.quorate.chaos.history.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What an operation does to one register. Values are small numbers, given by {@link KeyHistory}.
 *
 * @param expected the value that must be there, or for {@link Kind#DIFFER} must not; else {@link
 *     #NONE}
 * @param next the value that is there afterwards; {@link #NONE} where it stays
 * @param optional whether it may also never happen; then it may happen at any time after its start
 */
record Move(Operation operation, Kind kind, int expected, int next, boolean optional) {

  static final int NONE = -1;

  enum Kind {
    /** The value is as expected, and stays. */
    EXPECT,
    /** The value is another one, and stays: a cas that compared and differed. */
    DIFFER,
    /** Whatever the value was, it is replaced. */
    WRITE,
    /** The value is as expected, and is replaced. */
    CAS
  }

  long start() {
    return operation.startNanos();
  }

  long end() {
    return optional ? Long.MAX_VALUE : operation.endNanos();
  }

  boolean changes() {
    return next != NONE;
  }

  /** Whether it can happen while this is the value. */
  boolean possibleAt(int value) {
    return switch (kind) {
      case WRITE -> true;
      case EXPECT, CAS -> expected == value;
      case DIFFER -> expected != value;
    };
  }

  /** The same without the claim that it happened in its time; null if nothing is left of it. */
  @Nullable Move relaxed() {
    return changes() ? asOptional() : null;
  }

  Move asOptional() {
    return new Move(operation, kind, expected, next, true);
  }
}
