package io.quorate.core.transition;

import io.quorate.core.command.Command.Compact;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.Compacted;
import io.quorate.core.command.Refusal;
import io.quorate.core.version.Revision;

/** Moves the revision below which history may be forgotten; only ever forward. */
final class Compactions {

  private Compactions() {}

  static Outcome apply(Compact compact, Turn turn) {
    Overlay state = turn.state();
    Revision below = compact.below();
    if (below.isAfter(state.revision())) {
      return turn.refused(new Refusal.RevisionInFuture(below, state.revision()));
    }
    if (!below.isAfter(state.compacted())) {
      return turn.refused(new Refusal.RevisionCompacted(below, state.compacted()));
    }
    state.make(new Change.HistoryCompacted(below));
    return new Compacted(state.revision(), below);
  }
}
