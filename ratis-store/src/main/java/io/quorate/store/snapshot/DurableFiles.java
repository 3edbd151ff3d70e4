package io.quorate.store.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Trees of files made to survive a power loss, and removed. */
public final class DurableFiles {

  private DurableFiles() {}

  /** Forces every file and folder below {@code root}, and {@code root} itself, to disk. */
  public static void syncTree(Path root) throws IOException {
    for (Path path : below(root)) {
      sync(path);
    }
  }

  /** Forces one file's bytes, or one folder's entries, to disk. */
  public static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes the name of {@code path} in its folder survive a power loss. */
  public static void syncName(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      sync(folder);
    }
  }

  /** Removes {@code root} and all below it; nothing happens where it does not exist. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    for (Path path : below(root)) {
      Files.deleteIfExists(path);
    }
  }

  /** Children before their folders. */
  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
