package io.quorate.chaos.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file from which the JVM of a server takes classes that are loaded and linked already and
 * profiles of methods that were hot: the JVM's ahead-of-time cache. Made once by {@code quorate
 * train} for one JDK and one class path. A JVM that the file does not fit starts without it, and no
 * slower than before.
 */
public final class WarmStart {

  /** Set by the script that starts the program; where the cache lies or will lie. */
  private static final String PROPERTY = "quorate.aot-cache";

  /** A file that does not fit is no news to anyone. */
  private static final String SILENT = "-Xlog:aot*=off,cds*=off";

  private WarmStart() {}

  /** Empty where the program was started in another way, as in tests. */
  public static Optional<Path> file() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
  }

  /** What a server's JVM is started with; nothing where there is no cache. */
  static List<String> options() {
    return file().map(WarmStart::options).orElse(List.of());
  }

  static List<String> options(Path cache) {
    return Files.isRegularFile(cache) ? List.of("-XX:AOTCache=" + cache, SILENT) : List.of();
  }

  /** Environment of the server whose JVM writes the cache when it is told to stop. */
  public static Map<String, String> training(Path cache) {
    return Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache);
  }
}
