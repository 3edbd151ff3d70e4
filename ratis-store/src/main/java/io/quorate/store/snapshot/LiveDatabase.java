package io.quorate.store.snapshot;

import io.quorate.store.read.ReadView;
import io.quorate.store.storage.GroupDatabase;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The database of a group that is in use now; replaced as a whole when a snapshot is installed.
 * Each lives in a folder of its own, numbered upwards: the highest number counts, and gets its name
 * only when it is complete and durable, so that a crash leaves the one before. {@link #get} and
 * {@link #view} are safe for any thread, the rest belongs to the apply thread.
 */
public final class LiveDatabase implements Supplier<GroupDatabase>, AutoCloseable {

  private static final String PREFIX = "state-";
  private static final Pattern NAME = Pattern.compile("state-(\\d+)");

  /**
   * A view is refused only by a database that has just been replaced; more than one in a row is a
   * bug.
   */
  private static final int REPLACEMENTS_SEEN_MAX = 8;

  private final Path root;
  private final StorageEngine engine;
  private long number;
  private volatile GroupDatabase current;

  private LiveDatabase(Path root, StorageEngine engine, long number) {
    this.root = root;
    this.engine = engine;
    this.number = number;
    this.current = GroupDatabase.open(directory(number), engine);
  }

  /** Opens the newest database below {@code root}, which is made where it is missing. */
  public static LiveDatabase open(Path root, StorageEngine engine) throws IOException {
    Files.createDirectories(root);
    long newest = 1;
    List<Path> children;
    try (Stream<Path> listed = Files.list(root)) {
      children = listed.toList();
    }
    for (Path child : children) {
      newest = Math.max(newest, number(child));
    }
    for (Path child : children) {
      if (number(child) != newest) {
        DurableFiles.deleteTree(child);
      }
    }
    return new LiveDatabase(root, engine, newest);
  }

  /** 0 for what a crash left unfinished. */
  private static long number(Path child) {
    Matcher name = NAME.matcher(child.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private Path directory(long n) {
    return root.resolve(PREFIX + n);
  }

  @Override
  public GroupDatabase get() {
    return current;
  }

  /**
   * The latest view. The caller closes it.
   *
   * @throws StorageException.Closed where the node is stopping
   */
  public ReadView view() {
    for (int tries = 1; ; tries++) {
      GroupDatabase database = current;
      try {
        return database.view();
      } catch (StorageException.Closed e) {
        if (database == current || tries == REPLACEMENTS_SEEN_MAX) {
          throw e;
        }
      }
    }
  }

  /**
   * Replaces the state by a snapshot's; readers go on with the old one until the new one is open.
   */
  void replaceWith(Path snapshot) throws IOException {
    GroupDatabase.restore(snapshot, directory(number + 1));
    GroupDatabase old = current;
    current = GroupDatabase.open(directory(number + 1), engine);
    old.close();
    DurableFiles.deleteTree(directory(number));
    number++;
  }

  @Override
  public void close() {
    current.close();
  }
}
