package io.quorate.core.transition;

import io.quorate.core.command.Outcome;
import java.util.List;

/**
 * What one log entry does to a group's state.
 *
 * @param header the state as a whole afterwards
 * @param changes to be carried out in this order, in one batch with the header
 * @param outcomes one for each submission of the entry, in their order
 */
public record EntryEffect(GroupHeader header, List<Change> changes, List<Outcome> outcomes) {
  public EntryEffect {
    changes = List.copyOf(changes);
    outcomes = List.copyOf(outcomes);
  }
}
