package io.quorate.core.command;

/**
 * Names a session; never chosen by a client. Made of the log index of the entry that opened it and
 * the position in it, so that it is never given twice.
 */
public record SessionId(long number) {

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
