package io.quorate.store.backup;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quorate.v1.BackupPart;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a backup file in their order. Only when it has said that there are no more is
 * it known that none was damaged. Used by one thread.
 */
final class BackupReader implements AutoCloseable {

  private static final Pattern FIRST_LINE = Pattern.compile(BackupFormat.NAME + " (\\d{1,9})");
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final DigestInputStream digest;
  private final DataInputStream in;
  private long position;
  private @Nullable String checksum;

  private BackupReader(Path file) throws IOException {
    this.file = file;
    digest =
        new DigestInputStream(
            new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES),
            BackupFormat.sha256());
    in = new DataInputStream(digest);
  }

  /**
   * @throws BackupException where the file is no backup, or of a newer format
   */
  static BackupReader open(Path file) throws IOException {
    BackupReader reader = new BackupReader(file);
    boolean opened = false;
    try {
      reader.checkFirstLine();
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        reader.close();
      }
    }
  }

  private void checkFirstLine() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.length() < BackupFormat.FIRST_LINE_BYTES_MAX) {
      line.append((char) next);
      next = in.read();
    }
    Matcher named = FIRST_LINE.matcher(line);
    if (next != '\n' || !named.matches()) {
      throw new BackupException(
          file + " is not a Quorate backup; name a file that quorate snapshot save has written");
    }
    int format = Integer.parseInt(named.group(1));
    if (format != BackupFormat.FORMAT) {
      throw new BackupException(
          "%s has backup format %d and this program reads format %d; run the program that wrote it"
              .formatted(file, format, BackupFormat.FORMAT));
    }
    position = line.length() + 1L;
  }

  /** The next part, or null where the file has been read to its sound end. */
  @Nullable BackupPart next() throws IOException {
    try {
      int length = in.readInt();
      if (length == 0) {
        checkEnd();
        return null;
      }
      if (length < 0 || length > BackupFormat.PART_BYTES_MAX) {
        throw damaged("has a part of " + length + " bytes at byte " + position);
      }
      byte[] part = in.readNBytes(length);
      if (part.length < length) {
        throw new EOFException();
      }
      BackupPart parsed = BackupPart.parseFrom(part);
      position += Integer.BYTES + (long) length;
      return parsed;
    } catch (EOFException e) {
      throw damaged("ends in the middle of what begins at byte " + position);
    } catch (InvalidProtocolBufferException e) {
      throw damaged("has a part at byte " + position + " that cannot be parsed");
    }
  }

  private void checkEnd() throws IOException {
    byte[] computed = digest.getMessageDigest().digest();
    byte[] stored = new byte[BackupFormat.CHECKSUM_BYTES];
    in.readFully(stored);
    HexFormat hex = HexFormat.of();
    if (!MessageDigest.isEqual(computed, stored)) {
      throw damaged(
          "has the checksum %s, and its bytes have %s"
              .formatted(hex.formatHex(stored), hex.formatHex(computed)));
    }
    if (in.read() >= 0) {
      throw damaged("goes on behind its end");
    }
    checksum = hex.formatHex(stored);
  }

  /** The checksum in hexadecimal, known once all has been read. */
  String checksum() {
    if (checksum == null) {
      throw new IllegalStateException("the file has not been read to its end");
    }
    return checksum;
  }

  private BackupException damaged(String how) {
    return new BackupException(
        file + " is damaged or truncated: it " + how + "; use another copy of it");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
