package io.quorate.store.cli;

import io.quorate.model.Get;
import io.quorate.model.Range;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Revision;
import picocli.CommandLine.Option;

/** What a read promises, and of which time it speaks. */
final class ReadOptions {

  /** The levels by the names that people give them. */
  enum Level {
    strong,
    local
  }

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description =
          "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where not given. strong shows every"
              + " acknowledged write; local is what the node asked has.")
  private Level level = Level.strong;

  @Option(
      names = "--at",
      paramLabel = "REVISION",
      description = "Read the past: the state at this revision.")
  private long at;

  ReadConsistency consistency() {
    return switch (level) {
      case strong -> ReadConsistency.STRONG;
      case local -> ReadConsistency.LOCAL;
    };
  }

  Get timed(Get get) {
    return at == 0 ? get : get.at(revision());
  }

  Range timed(Range range) {
    return at == 0 ? range : range.at(revision());
  }

  boolean past() {
    return at != 0;
  }

  private Revision revision() {
    if (at < 0) {
      throw new UsageException("--at: " + at + " is not allowed; give 1 or more");
    }
    return Revision.of(at);
  }
}
