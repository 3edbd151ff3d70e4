package io.quorate.store.cli;

/** An argument that cannot be accepted, or a file that it names. The message says what to do. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
