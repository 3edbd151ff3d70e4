package io.quorate.chaos.workload;

import io.quorate.chaos.history.Fate;

/**
 * What became of one operation.
 *
 * @param answered whether the store said what came of it; otherwise it failed
 * @param fate of what it was to change
 */
public record Noted(boolean answered, Fate fate) {

  static final Noted LEFT_OUT = new Noted(false, Fate.REFUSED);
}
