package io.quorate.store.identity;

/** A data folder that is not this node's. The message says what to do. */
public final class IdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IdentityException(String message) {
    super(message, null, false, false);
  }
}
