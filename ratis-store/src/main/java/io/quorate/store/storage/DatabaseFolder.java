package io.quorate.store.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a database or of a checkpoint: RocksDB's files and a marker with the format number.
 *
 * <p>A folder is made under another name and renamed when it is complete and durable, so that a
 * crash cannot leave half of one under its own name.
 */
final class DatabaseFolder {

  /** The format that this version writes, and the latest that it reads. */
  static final int FORMAT = 1;

  static final String MARKER = "QUORATE-GROUP";
  private static final Pattern MARKER_TEXT =
      Pattern.compile("quorate group database, format (\\d{1,9})\\n");
  private static final String MARKER_TEMPLATE = "quorate group database, format %d\n";
  private static final String ROCKSDB_ANCHOR = "CURRENT";
  private static final String TABLE_FILE_SUFFIX = ".sst";

  private DatabaseFolder() {}

  /** Whether nothing is there yet, so that a database may be made. */
  static boolean isVacant(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      throw new StorageException.ForeignFolder(folder, "it is not a folder");
    }
    return list(folder).isEmpty();
  }

  /** Refuses what this version did not write, or cannot read. */
  static void check(Path folder) {
    Path marker = folder.resolve(MARKER);
    if (!Files.isRegularFile(marker)) {
      throw new StorageException.ForeignFolder(folder, "there is no file " + MARKER);
    }
    Matcher text = MARKER_TEXT.matcher(text(marker));
    if (!text.matches()) {
      throw new StorageException.ForeignFolder(folder, "its file " + MARKER + " is not ours");
    }
    int format = Integer.parseInt(text.group(1));
    if (format > FORMAT) {
      throw new StorageException.FormatTooNew(folder, format, FORMAT);
    }
    if (!Files.isRegularFile(folder.resolve(ROCKSDB_ANCHOR))) {
      throw new StorageException.Corrupted(
          "there is no file %s in %s".formatted(ROCKSDB_ANCHOR, folder), null);
    }
  }

  static void mark(Path folder) {
    try {
      Files.writeString(folder.resolve(MARKER), MARKER_TEMPLATE.formatted(FORMAT), UTF_8);
    } catch (IOException e) {
      throw StorageException.of("cannot write " + MARKER, folder, e);
    }
  }

  /** The name under which {@code folder} is made; what a crash left there is deleted. */
  static Path partial(Path folder) {
    Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
    delete(partial);
    return partial;
  }

  /** Makes {@code partial} durable, then renames it to {@code folder}, durably too. */
  static void complete(Path partial, Path folder) {
    try {
      for (Path file : list(partial)) {
        makeDurable(file);
      }
      makeDurable(partial);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
      makeDurable(parent(folder));
    } catch (IOException e) {
      throw StorageException.of("cannot complete the folder", folder, e);
    }
  }

  /** Table files never change and are shared by hard links; all others are copied. */
  static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to);
      for (Path file : list(from)) {
        Path target = to.resolve(file.getFileName());
        if (!file.toString().endsWith(TABLE_FILE_SUFFIX) || !link(file, target)) {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw StorageException.of("cannot copy " + from, to, e);
    }
  }

  static void createParent(Path folder) {
    try {
      Files.createDirectories(parent(folder));
    } catch (IOException e) {
      throw StorageException.of("cannot make the folder", folder, e);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw StorageException.of("cannot delete", folder, e);
    }
  }

  private static boolean link(Path file, Path target) {
    try {
      Files.createLink(target, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // another file system: the copy that follows says what is wrong, if anything
    }
  }

  private static void makeDurable(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path folder) {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new StorageException.ForeignFolder(folder, "it has no parent folder");
    }
    return parent;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw StorageException.of("cannot read " + MARKER, file, e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw StorageException.of("cannot list the folder", folder, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
