package io.quorate.store.wire;

/** Bytes of the log that this version cannot read. */
public final class LogFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LogFormatException(String message) {
    super(message);
  }
}
