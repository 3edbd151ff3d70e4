package io.quorate.core.command;

import java.util.List;

/**
 * One entry of the store in the Raft log: many commands of many clients, or none for a barrier.
 *
 * @param submissions at most {@link Limits#SUBMISSIONS_MAX}, done in this order
 */
public record LogEntry(EntryStamp stamp, List<Submission> submissions) {
  public LogEntry {
    if (submissions.size() > Limits.SUBMISSIONS_MAX) {
      throw new IllegalArgumentException(
          "an entry carries at most %d submissions, not %d"
              .formatted(Limits.SUBMISSIONS_MAX, submissions.size()));
    }
    submissions = List.copyOf(submissions);
  }
}
