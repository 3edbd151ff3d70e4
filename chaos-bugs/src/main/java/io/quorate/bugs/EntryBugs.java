package io.quorate.bugs;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.Txn;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Wrong ways to apply an entry. Where the entry is the node's own the number of its commands stays,
 * since each of them is answered. Called by the apply thread.
 */
final class EntryBugs {

  private static final int SKIPPED_EVERY = 200;
  private static final long JUST_STARTED_NANOS = Duration.ofSeconds(20).toNanos();
  private static final Key ASTRAY = Key.of("astray");

  private final Set<Bug> bugs;
  private final long startNanos = System.nanoTime();
  private long applied;

  EntryBugs(Set<Bug> bugs) {
    this.bugs = bugs;
  }

  LogEntry changed(LogEntry entry, boolean own) {
    List<Submission> submissions = entry.submissions();
    if (bugs.isEmpty() || submissions.isEmpty()) {
      return entry;
    }
    List<Submission> changed = new ArrayList<>(submissions.size());
    submissions.forEach(each -> changed.add(new Submission(each.stamp(), changed(each.command()))));
    return new LogEntry(entry.stamp(), own ? changed : onFollower(changed));
  }

  private List<Submission> onFollower(List<Submission> submissions) {
    if (bugs.contains(Bug.SKIPPED_ENTRY) && ++applied % SKIPPED_EVERY == 0) {
      return List.of();
    }
    if (bugs.contains(Bug.REORDERED_ENTRY)) {
      return submissions.reversed();
    }
    if (bugs.contains(Bug.TWICE_AFTER_RESTART)
        && System.nanoTime() - startNanos < JUST_STARTED_NANOS) {
      List<Submission> twice = new ArrayList<>(submissions);
      submissions.forEach(each -> twice.add(new Submission(null, each.command())));
      return twice;
    }
    return submissions;
  }

  private Command changed(Command command) {
    return switch (command) {
      case Txn txn when bugs.contains(Bug.IGNORED_COMPARE) ->
          new Txn(List.of(), txn.then(), txn.orElse());
      case Txn txn when bugs.contains(Bug.HALF_TRANSACTION) ->
          new Txn(txn.compares(), half(txn.then()), txn.orElse());
      case Delete delete when bugs.contains(Bug.LOST_DELETE) ->
          new Delete(KeyRange.single(ASTRAY), delete.returnPrevious());
      default -> command;
    };
  }

  /** The last put of several goes to a key that nobody reads. */
  private static List<TxnStep> half(List<TxnStep> steps) {
    long puts = steps.stream().filter(Put.class::isInstance).count();
    if (puts != 2 || !(steps.getLast() instanceof Put last)) {
      return steps;
    }
    List<TxnStep> half = new ArrayList<>(steps.subList(0, steps.size() - 1));
    half.add(new Put(ASTRAY, last.value(), last.lease(), last.returnPrevious()));
    return half;
  }
}
