package io.quorate.chaos.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** File systems that this machine has mounted. */
public final class Mounts {

  private static final Path TABLE = Path.of("/proc/self/mounts");
  private static final Duration BUSY_MAX = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int COMMAND_MAX_SECONDS = 60;

  private Mounts() {}

  /** Whether something is mounted right there. */
  public static boolean isMounted(Path folder) throws IOException {
    return below(folder).contains(folder.toAbsolutePath());
  }

  /** Mounts the file system in an image; its loop device goes with the mount. */
  public static void mountImage(Path image, Path folder) throws IOException, InterruptedException {
    run(List.of("mount", "-o", "loop,noatime", image.toString(), folder.toString()));
  }

  /** Waits a while for processes that are about to end and still use it. */
  public static void unmount(Path folder) throws IOException, InterruptedException {
    boolean[] done = {false};
    Await.until(
        () -> {
          done[0] = done[0] || ended(List.of("umount", folder.toString()));
          return done[0];
        },
        POLL,
        BUSY_MAX);
    if (!done[0]) {
      run(List.of("umount", folder.toString()));
    }
  }

  /** Undoes all that is mounted at or below a folder; what is in use goes when it is let go. */
  static void undoBelow(Path folder) throws IOException {
    for (Path mounted : below(folder).reversed()) {
      try {
        run(List.of("umount", "--lazy", mounted.toString()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs a program of the system to its end. */
  public static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(COMMAND_MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " did not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + words.strip());
    }
  }

  private static boolean ended(List<String> command) {
    try {
      run(command);
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** In the order in which they were mounted. */
  private static List<Path> below(Path folder) throws IOException {
    if (!Files.isReadable(TABLE)) {
      return List.of();
    }
    Path root = folder.toAbsolutePath();
    return Files.readAllLines(TABLE).stream()
        .map(line -> Path.of(line.split(" ")[1]))
        .filter(mounted -> mounted.startsWith(root))
        .toList();
  }
}
