package io.quorate.core.transition;

import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Refusal;
import io.quorate.core.version.Entry;
import java.util.ArrayList;
import java.util.List;

/** Deletes the keys of a range: all of them, or none where they are too many. */
final class Deletes {

  private Deletes() {}

  static Outcome apply(Delete delete, Turn turn) {
    List<Entry> found = new ArrayList<>();
    long bytes = 0;
    EntryScan scan = turn.state().scan(delete.range(), false, Limits.DELETED_KEYS_MAX);
    for (Entry entry = scan.next(); entry != null; entry = scan.next()) {
      found.add(entry);
      bytes += entry.weightBytes();
      if (!turn.mayDeleteKeys(found.size())) {
        return turn.refused(new Refusal.TooManyKeys(Limits.DELETED_KEYS_MAX));
      }
      if (!turn.mayDeleteBytes(bytes)) {
        return turn.refused(new Refusal.TooManyBytes(Limits.DELETED_BYTES_MAX));
      }
    }
    if (delete.returnPrevious() && !turn.returns(bytes)) {
      return turn.refusedForItsOutcome();
    }
    for (Entry entry : found) {
      turn.delete(entry);
    }
    return new DeleteDone(
        turn.state().revision(), found.size(), delete.returnPrevious() ? found : List.of());
  }
}
