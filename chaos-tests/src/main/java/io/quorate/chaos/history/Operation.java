package io.quorate.chaos.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one client, as the client saw it. Which {@code f} takes which values is said by
 * {@link Verb}. Values are what JSON has: {@code Long}, {@code Double}, {@code String}, {@code
 * Boolean}, {@code List}, {@code Map} with text keys, or null.
 *
 * @param process who asked; one operation at a time, none after one of unknown fate
 * @param key what it was about
 * @param f what was asked, one of {@link Verb} or a name of the user's own
 * @param a the argument
 * @param b the second argument, such as the new value of a {@code cas}
 * @param out the answer
 * @param fate what became of it
 * @param startNanos just before it was sent, on the one monotonic clock of the history
 * @param endNanos just after it was answered or given up; not before {@code startNanos}
 * @param details what else is known; {@link Details#NONE} suffices for most checkers
 */
public record Operation(
    String process,
    String key,
    String f,
    @Nullable Object a,
    @Nullable Object b,
    @Nullable Object out,
    Fate fate,
    long startNanos,
    long endNanos,
    Details details)
    implements Event {

  public Operation {
    Objects.requireNonNull(process);
    Objects.requireNonNull(key);
    Objects.requireNonNull(f);
    if (endNanos < startNanos) {
      throw new IllegalArgumentException(
          "an operation ends at t1=" + endNanos + ", before it began at t0=" + startNanos);
    }
  }

  public boolean is(String verb) {
    return f.equals(verb);
  }

  public boolean done() {
    return fate == Fate.DONE;
  }

  public boolean unknown() {
    return fate == Fate.UNKNOWN;
  }

  /** Whether it may have taken effect: everything but what was refused. */
  public boolean possible() {
    return fate != Fate.REFUSED;
  }

  /** Whether it was answered before the other one began, so that their order in time is sure. */
  public boolean precedes(Operation other) {
    return fate != Fate.UNKNOWN && endNanos < other.startNanos;
  }

  public Operation with(Details more) {
    return new Operation(process, key, f, a, b, out, fate, startNanos, endNanos, more);
  }
}
