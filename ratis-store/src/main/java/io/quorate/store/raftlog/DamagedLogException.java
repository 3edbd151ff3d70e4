package io.quorate.store.raftlog;

/** A Raft log that cannot be used as it is. The message names file, offset and what to do. */
public final class DamagedLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedLogException(String message) {
    super(message, null, false, false);
  }
}
