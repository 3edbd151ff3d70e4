package io.quorate.core.transition;

import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Refusal;
import io.quorate.core.version.Entry;

/** Sets a key; the hot path. */
final class Puts {

  private Puts() {}

  static Outcome apply(Put put, Turn turn) {
    Overlay state = turn.state();
    if (!put.lease().isNone() && Leases.live(put.lease(), state) == null) {
      return turn.refused(new Refusal.LeaseNotFound(put.lease()));
    }
    Entry previous = state.entry(put.key());
    Entry returned = put.returnPrevious() ? previous : null;
    if (returned != null && !turn.returns(returned.weightBytes())) {
      return turn.refusedForItsOutcome();
    }
    Entry entry =
        previous == null
            ? Entry.createdBy(put.key(), put.value(), put.lease(), turn.at())
            : previous.overwrittenBy(put.value(), put.lease(), turn.at());
    state.make(new Change.EntryPut(entry, previous));
    return new PutDone(turn.at(), returned);
  }
}
