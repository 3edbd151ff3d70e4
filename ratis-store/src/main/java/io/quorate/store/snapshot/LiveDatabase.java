package io.quorate.store.snapshot;

import io.quorate.store.storage.GroupDatabase;
import io.quorate.store.storage.StorageEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The database of a group that is in use now; replaced as a whole when a snapshot is installed.
 * {@link #get} is safe for any thread, the rest belongs to the apply thread.
 */
public final class LiveDatabase implements Supplier<GroupDatabase>, AutoCloseable {

  private static final String IMMUTABLE_SUFFIX = ".sst";

  private final Path directory;
  private final StorageEngine engine;
  private volatile GroupDatabase current;

  private LiveDatabase(Path directory, StorageEngine engine, GroupDatabase current) {
    this.directory = directory;
    this.engine = engine;
    this.current = current;
  }

  /** Opens the database in {@code directory}, which is made where it is missing. */
  public static LiveDatabase open(Path directory, StorageEngine engine) throws IOException {
    DurableFiles.deleteTree(incoming(directory));
    Files.createDirectories(directory);
    return new LiveDatabase(directory, engine, GroupDatabase.open(directory, engine));
  }

  @Override
  public GroupDatabase get() {
    return current;
  }

  /**
   * Replaces the state by a snapshot's. After a crash half way the directory is missing or holds
   * the older state, which the next start sees by comparing its applied index with the snapshot's.
   */
  void replaceWith(Path snapshot) throws IOException {
    Path incoming = incoming(directory);
    DurableFiles.deleteTree(incoming);
    copy(snapshot, incoming);
    current.close();
    DurableFiles.deleteTree(directory);
    Files.move(incoming, directory, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.syncName(directory);
    current = GroupDatabase.open(directory, engine);
  }

  /** Table files never change, so a link is a copy; the rest is small. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(file.getFileName());
        if (file.getFileName().toString().endsWith(IMMUTABLE_SUFFIX)) {
          Files.createLink(target, file);
        } else {
          Files.copy(file, target);
        }
      }
    }
    DurableFiles.syncTree(to);
  }

  private static Path incoming(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".incoming");
  }

  @Override
  public void close() {
    current.close();
  }
}
