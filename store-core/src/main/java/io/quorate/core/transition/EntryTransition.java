package io.quorate.core.transition;

import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * The step of a group's state over one log entry. A pure function: the same arguments give the same
 * effect on every replica, and nothing but the returned value tells of the call.
 */
public final class EntryTransition {

  /**
   * Ids that one entry can give: one for each position in it. An id is the index of its entry times
   * this, plus the position.
   */
  static final long IDS_PER_ENTRY = 1L << 16;

  private EntryTransition() {}

  /**
   * The effect of {@code entry}, which stands at {@code index} of the log and was proposed in
   * {@code term}. A command that a user got wrong is refused in its outcome; the others of the
   * entry are not touched by that.
   *
   * @param base the state before the entry; not changed, and not kept after the call
   * @throws IllegalArgumentException if the entry is not after the last one applied to {@code base}
   */
  public static EntryEffect apply(LogEntry entry, long term, long index, StateView base) {
    GroupHeader before = base.header();
    if (index <= before.appliedIndex() || term < before.appliedTerm()) {
      throw new IllegalArgumentException(
          "entry %d of term %d cannot follow entry %d of term %d"
              .formatted(index, term, before.appliedIndex(), before.appliedTerm()));
    }
    Overlay state = new Overlay(base, before.stamped(entry.stamp(), term, index));
    List<Outcome> outcomes = new ArrayList<>(entry.submissions().size());
    long id = index * IDS_PER_ENTRY;
    for (Submission submission : entry.submissions()) {
      outcomes.add(ExactlyOnce.apply(submission, id++, state));
    }
    state.writeUsedSessions();
    return new EntryEffect(state.header(), state.changes(), outcomes);
  }
}
