package io.quorate.chaos.history;

import org.jspecify.annotations.Nullable;

/** What the client knows of its operation's effect: the field {@code ok} of a line. */
public enum Fate {
  /** It took effect between {@code t0} and {@code t1}. */
  DONE,
  /** It took no effect and never will; a {@code cas} that compared and found another value. */
  REFUSED,
  /** It may take effect at any time after {@code t0}, even after {@code t1}, or never. */
  UNKNOWN;

  /** The value of {@code ok} that says this: true, false, null. */
  public @Nullable Boolean ok() {
    return switch (this) {
      case DONE -> true;
      case REFUSED -> false;
      case UNKNOWN -> null;
    };
  }
}
