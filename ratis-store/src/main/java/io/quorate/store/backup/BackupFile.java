package io.quorate.store.backup;

import io.quorate.v1.BackupHead;
import io.quorate.v1.BackupPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A backup on disk that has been read from its first byte to its last and found sound.
 *
 * @param format of the file
 * @param bytes length of the file
 * @param checksum SHA-256 in hexadecimal
 */
public record BackupFile(Path path, BackupHead head, int format, long bytes, String checksum) {

  /** Takes the parts of a file. */
  @FunctionalInterface
  interface PartConsumer {
    void accept(BackupPart part) throws IOException;
  }

  /**
   * Reads and checks all of a file.
   *
   * @throws BackupException where it is not sound; the message says what to do
   */
  public static BackupFile check(Path path) throws IOException {
    return read(path, part -> {});
  }

  /** Reads and checks all of a file, and hands its parts on as it goes. */
  static BackupFile read(Path path, PartConsumer consumer) throws IOException {
    try (BackupReader reader = BackupReader.open(path)) {
      BackupContents contents = new BackupContents();
      for (BackupPart part = reader.next(); part != null; part = reader.next()) {
        contents.accept(part);
        consumer.accept(part);
      }
      if (!contents.complete()) {
        throw new BackupException(path + " has no end; use another copy of it");
      }
      return new BackupFile(
          path, contents.head(), BackupFormat.FORMAT, Files.size(path), reader.checksum());
    }
  }
}
