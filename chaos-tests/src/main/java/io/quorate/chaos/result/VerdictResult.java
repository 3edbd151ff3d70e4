package io.quorate.chaos.result;

import java.util.List;
import java.util.Map;

/** What one checker said of one workload's history. */
public record VerdictResult(
    String workload,
    String checker,
    Kind kind,
    String what,
    List<String> explanation,
    Map<String, Long> figures) {

  /** In the words of the checkers. */
  public enum Kind {
    VALID,
    VIOLATION,
    UNDECIDED
  }
}
