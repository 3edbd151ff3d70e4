package io.quorate.chaos.history;

import java.io.IOException;

/** A file is no history, or no longer. The message names the line and what is wrong with it. */
public final class DamagedHistory extends IOException {

  private final long line;

  DamagedHistory(long line, String what) {
    super("line " + line + ": " + what);
    this.line = line;
  }

  /** The first line that is wrong, from 1. */
  public long line() {
    return line;
  }
}
