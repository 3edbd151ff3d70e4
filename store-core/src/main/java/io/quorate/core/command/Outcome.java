package io.quorate.core.command;

import io.quorate.core.version.Entry;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command; the same on every replica. The revision is the group's after the
 * command.
 *
 * @see Refusal for what a user did wrong
 */
public sealed interface Outcome {

  Revision revision();

  record PutDone(Revision revision, @Nullable Entry previous) implements Outcome, StepOutcome {}

  record DeleteDone(Revision revision, long deleted, List<Entry> previous)
      implements Outcome, StepOutcome {
    public DeleteDone {
      previous = List.copyOf(previous);
    }
  }

  record TxnDone(Revision revision, boolean succeeded, List<StepOutcome> steps) implements Outcome {
    public TxnDone {
      steps = List.copyOf(steps);
    }
  }

  record Compacted(Revision revision, Revision below) implements Outcome {}

  record LeaseGranted(Revision revision, LeaseId lease, long ttlNanos) implements Outcome {}

  record LeaseKept(Revision revision, long ttlNanos) implements Outcome {}

  record LeaseRevoked(Revision revision, long deleted) implements Outcome {}

  record Expired(Revision revision, int leases, int sessions, long deleted) implements Outcome {}

  record SessionOpened(Revision revision, SessionId session, long ttlNanos) implements Outcome {}

  record SessionClosed(Revision revision) implements Outcome {}

  record ClusterVersionRaised(Revision revision, int version) implements Outcome {}

  /** The command changed nothing, for a reason that the user can mend. */
  record Refused(Revision revision, Refusal refusal) implements Outcome {}

  /** The outcome of one step of a transaction. The revision is the group's after the step. */
  sealed interface StepOutcome permits PutDone, DeleteDone, ReadDone {}

  /**
   * What a read inside a transaction found.
   *
   * @param more whether a limit, not the end of the range, ended it
   * @param count entries returned, or the keys counted
   */
  record ReadDone(Revision revision, List<Entry> entries, boolean more, long count)
      implements StepOutcome {
    public ReadDone {
      entries = List.copyOf(entries);
    }
  }
}
