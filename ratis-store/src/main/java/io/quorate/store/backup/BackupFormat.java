package io.quorate.store.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A backup file: a first line of text that names the format, the stream's parts each behind its
 * length in four bytes, a length of 0, then the SHA-256 of all bytes before it.
 */
final class BackupFormat {

  /** The format that is written, and the newest one that is read. */
  static final int FORMAT = 1;

  static final String NAME = "quorate-backup";
  static final int FIRST_LINE_BYTES_MAX = 64;

  /** A part may hold one value of the largest size that a node can be set to, and more. */
  static final int PART_BYTES_MAX = 64 << 20;

  static final int CHECKSUM_BYTES = 32;

  private BackupFormat() {}

  static String firstLine() {
    return NAME + " " + FORMAT + "\n";
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
