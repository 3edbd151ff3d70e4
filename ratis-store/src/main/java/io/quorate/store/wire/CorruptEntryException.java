package io.quorate.store.wire;

/** A log entry whose bytes no version can have written. */
public final class CorruptEntryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CorruptEntryException(String reason) {
    super("a log entry cannot be read: " + reason);
  }

  CorruptEntryException(String reason, Throwable cause) {
    super("a log entry cannot be read: " + reason, cause);
  }
}
