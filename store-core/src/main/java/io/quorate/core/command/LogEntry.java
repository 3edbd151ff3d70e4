package io.quorate.core.command;

import java.util.List;

/** One entry of the store in the Raft log: many commands of many clients, or none for a barrier. */
public record LogEntry(EntryStamp stamp, List<Submission> submissions) {
  public LogEntry {
    submissions = List.copyOf(submissions);
  }
}
