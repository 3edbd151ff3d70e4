package io.quorate.store.backup;

/** A backup cannot be written, read or restored. The message names the file and what to do. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message, null, false, false);
  }
}
