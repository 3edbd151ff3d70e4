package io.quorate.chaos.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The temporary folder of one cluster, with a list of the processes that belong to it. The first
 * line of the list is the process that owns the folder; when that one is gone, the next harness
 * that starts ends the rest, unmounts what is mounted below, and deletes the folder.
 */
final class ClusterFolder implements Closeable {

  private static final String PREFIX = "quorate-cluster-";
  private static final int END_MAX_SECONDS = 5;
  private static final String PROCESSES = "processes";
  private static final String LEFTOVERS = "leftovers";

  private final Path path;
  private boolean kept;

  private ClusterFolder(Path path) {
    this.path = path;
  }

  /** A fresh folder, after what dead owners left behind has been swept away. */
  static ClusterFolder create() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(parent);
    ClusterFolder folder = new ClusterFolder(Files.createTempDirectory(parent, PREFIX));
    folder.belongs(ProcessHandle.current());
    return folder;
  }

  Path path() {
    return path;
  }

  synchronized void belongs(ProcessHandle process) throws IOException {
    Files.writeString(
        path.resolve(PROCESSES),
        Identity.of(process).line(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Notes that the cluster makes something outside the folder, which a sweep must remove. */
  synchronized void leaves(Leftover kind, int number) throws IOException {
    Files.writeString(
        path.resolve(LEFTOVERS),
        kind.name() + " " + number + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Leaves the folder where it is, now and at the next sweep. */
  synchronized void keep() {
    kept = true;
  }

  @Override
  public synchronized void close() throws IOException {
    Mounts.undoBelow(path);
    if (kept) {
      Files.deleteIfExists(path.resolve(PROCESSES));
      Files.deleteIfExists(path.resolve(LEFTOVERS));
    } else {
      delete(path);
    }
  }

  static void sweep(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path folder :
          folders.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList()) {
        sweepOne(folder);
      }
    }
  }

  private static void sweepOne(Path folder) throws IOException {
    Path list = folder.resolve(PROCESSES);
    if (!Files.isRegularFile(list) || !isOwn(folder)) {
      return; // just being made, or another user's
    }
    List<Identity> processes = Files.readAllLines(list).stream().map(Identity::parse).toList();
    if (processes.isEmpty() || processes.getFirst().alive().isPresent()) {
      return;
    }
    for (Identity process : processes) {
      process.alive().ifPresent(ClusterFolder::end);
    }
    Mounts.undoBelow(folder);
    removeLeftovers(folder.resolve(LEFTOVERS));
    delete(folder);
  }

  private static void removeLeftovers(Path list) throws IOException {
    if (!Files.exists(list)) {
      return;
    }
    for (String line : Files.readAllLines(list)) {
      int space = line.indexOf(' ');
      Leftover.valueOf(line.substring(0, space))
          .remove(Integer.parseInt(line.substring(space + 1)));
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process
        .onExit()
        .orTimeout(END_MAX_SECONDS, TimeUnit.SECONDS)
        .exceptionally(e -> process)
        .join();
  }

  /** What is swept is named in the folder, so nobody else may have written into it. */
  private static boolean isOwn(Path folder) throws IOException {
    String user = System.getProperty("user.name");
    return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
  }

  private static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A process that cannot be mistaken for a later one of the same number. */
  private record Identity(long pid, long startedMillis) {

    static Identity of(ProcessHandle process) {
      return new Identity(process.pid(), startedMillis(process));
    }

    static Identity parse(String line) {
      int space = line.indexOf(' ');
      return new Identity(
          Long.parseLong(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
    }

    String line() {
      return pid + " " + startedMillis + "\n";
    }

    Optional<ProcessHandle> alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> startedMillis(process) == startedMillis);
    }

    private static long startedMillis(ProcessHandle process) {
      return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
  }
}
