package io.quorate.core.command;

/** Names a session; given by the entry that opened it, never by a client. */
public record SessionId(long number) {

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
