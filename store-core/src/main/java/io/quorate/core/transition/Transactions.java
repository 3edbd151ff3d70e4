package io.quorate.core.transition;

import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.Read;
import io.quorate.core.command.Command.Txn;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.StepOutcome;
import io.quorate.core.command.Outcome.TxnDone;
import io.quorate.core.command.Refusal;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compare, then or else. The steps run on a draft of their own: it is taken over as a whole, or, if
 * a step is refused, thrown away.
 */
final class Transactions {

  private Transactions() {}

  static Outcome apply(Txn txn, Turn turn) {
    boolean succeeded = allHold(txn.compares(), turn.state());
    List<TxnStep> steps = succeeded ? txn.then() : txn.orElse();
    Overlay draft = turn.state().draft();
    Turn draftTurn = turn.on(draft);
    List<StepOutcome> outcomes = new ArrayList<>(steps.size());
    for (TxnStep step : steps) {
      Outcome refused = apply(step, draftTurn, outcomes);
      if (refused != null) {
        return refused;
      }
    }
    turn.state().takeOver(draft);
    return new TxnDone(turn.state().revision(), succeeded, outcomes);
  }

  private static boolean allHold(List<Compare> compares, Overlay state) {
    for (Compare compare : compares) {
      Entry entry = state.entry(compare.key());
      if (!Comparisons.holds(compare, entry)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the step's outcome to {@code outcomes}, or returns why the transaction is refused. */
  private static @Nullable Outcome apply(TxnStep step, Turn turn, List<StepOutcome> outcomes) {
    turn.returns(Entry.OVERHEAD_BYTES);
    switch (step) {
      case Read read -> outcomes.add(Reads.apply(read, turn));
      case Put put -> {
        Outcome outcome = Puts.apply(put, turn);
        if (!(outcome instanceof PutDone done)) {
          return outcome;
        }
        outcomes.add(done);
      }
      case Delete delete -> {
        Outcome outcome = Deletes.apply(delete, turn);
        if (!(outcome instanceof DeleteDone done)) {
          return outcome;
        }
        outcomes.add(done);
      }
    }
    Key changedTwice = turn.state().changedTwice();
    if (changedTwice != null) {
      return turn.refused(new Refusal.KeyChangedTwice(changedTwice));
    }
    return turn.isOutcomeTooLarge() ? turn.refusedForItsOutcome() : null;
  }
}
