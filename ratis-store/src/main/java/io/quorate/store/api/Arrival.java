package io.quorate.store.api;

/**
 * How an operation came in.
 *
 * @param nanos when, by the clock of {@link System#nanoTime}
 * @param timeoutNanosMax a limit on its deadline that its carrier sets
 * @param mayForward whether it may be sent to another node from here
 */
record Arrival(long nanos, long timeoutNanosMax, boolean mayForward) {

  static Arrival now(boolean mayForward) {
    return new Arrival(System.nanoTime(), Long.MAX_VALUE, mayForward);
  }
}
