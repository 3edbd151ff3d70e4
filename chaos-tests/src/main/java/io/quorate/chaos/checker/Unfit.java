package io.quorate.chaos.checker;

import io.quorate.chaos.history.EventLine;
import io.quorate.chaos.history.Operation;

/** An operation has no meaning in its workload, so that nothing can be said of its history. */
public final class Unfit extends RuntimeException {

  public Unfit(Operation operation, String why) {
    super(why + ", in " + EventLine.format(operation));
  }

  public Verdict verdict() {
    return new Verdict.Undecided(
        getMessage() + "; docs/history-format.md says what each operation holds");
  }
}
