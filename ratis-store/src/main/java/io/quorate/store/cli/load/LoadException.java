package io.quorate.store.cli.load;

/** A source or an option that a load cannot work with. The message names the line and the fix. */
public final class LoadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LoadException(String message) {
    super(message, null, false, false);
  }
}
