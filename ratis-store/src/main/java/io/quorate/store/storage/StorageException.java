package io.quorate.store.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Storage cannot do what it was asked for. The type says why, the message what to do about it. */
public abstract sealed class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String NO_SPACE = "No space left";

  private StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What RocksDB reported while {@code doing} something to the database in {@code directory}. */
  static StorageException of(String doing, Path directory, RocksDBException cause) {
    String what = "%s in %s: %s".formatted(doing, directory, cause.getMessage());
    Status status = cause.getStatus();
    if (status == null) {
      return new Failed(what, cause);
    }
    if (status.getSubCode() == Status.SubCode.NoSpace || what.contains(NO_SPACE)) {
      return new DiskFull(what, cause);
    }
    return status.getCode() == Status.Code.Corruption
        ? new Corrupted(what, cause)
        : new Failed(what, cause);
  }

  static StorageException of(String doing, Path directory, IOException cause) {
    String what = "%s in %s: %s".formatted(doing, directory, cause);
    return what.contains(NO_SPACE) ? new DiskFull(what, cause) : new Failed(what, cause);
  }

  /** The operating system or RocksDB refused; the cause says why. */
  public static final class Failed extends StorageException {
    private static final long serialVersionUID = 1L;

    Failed(String what, @Nullable Throwable cause) {
      super(what, cause);
    }
  }

  /** The disk is full. Nothing that was acknowledged is lost. */
  public static final class DiskFull extends StorageException {
    private static final long serialVersionUID = 1L;

    DiskFull(String what, Throwable cause) {
      super("the disk is full; free space and restart the node; " + what, cause);
    }
  }

  /** What is on disk is not what was written there. */
  public static final class Corrupted extends StorageException {
    private static final long serialVersionUID = 1L;

    Corrupted(String what, @Nullable Throwable cause) {
      super(
          "the database is damaged; check the disk, move the group's folder away and let the"
              + " replica be rebuilt from a snapshot; "
              + what,
          cause);
    }
  }

  /** The folder was written by a newer version of this software. */
  public static final class FormatTooNew extends StorageException {
    private static final long serialVersionUID = 1L;

    FormatTooNew(Path directory, int found, int known) {
      super(
          "%s has format %d and this version reads up to format %d; start the newer version"
              .formatted(directory, found, known),
          null);
    }
  }

  /** The folder holds something that is not a database of a group. */
  public static final class ForeignFolder extends StorageException {
    private static final long serialVersionUID = 1L;

    ForeignFolder(Path directory, String found) {
      super(
          "%s is not the folder of a group's database: %s; check the configured path, nothing was touched"
              .formatted(directory, found),
          null);
    }
  }

  /** The database was closed before the call. */
  public static final class Closed extends StorageException {
    private static final long serialVersionUID = 1L;

    Closed(Path directory) {
      super("the database in %s is closed".formatted(directory), null);
    }
  }
}
