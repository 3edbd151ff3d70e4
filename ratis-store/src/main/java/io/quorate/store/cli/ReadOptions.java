package io.quorate.store.cli;

import io.quorate.model.Get;
import io.quorate.model.Range;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Revision;
import io.quorate.store.read.LevelText;
import picocli.CommandLine.Option;

/** What a read promises, and of which time it speaks. */
final class ReadOptions {

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description =
          "strong, bounded=DURATION, session=TOKEN, at=REVISION, at-time=TIME, eventual or local;"
              + " ${DEFAULT-VALUE} where not given. strong shows every acknowledged write,"
              + " bounded=2s those acknowledged 2 s ago or earlier; local is what the node asked"
              + " has.")
  private String level = "strong";

  @Option(
      names = "--at",
      paramLabel = "REVISION",
      description = "Read the past: the state at this revision.")
  private long at;

  ReadConsistency consistency() {
    try {
      return LevelText.parse(level);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--level: " + e.getMessage());
    }
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
