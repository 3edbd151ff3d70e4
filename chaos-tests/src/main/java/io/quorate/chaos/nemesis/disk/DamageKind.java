package io.quorate.chaos.nemesis.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What of a stopped node's data is damaged, and how. */
public enum DamageKind {
  /** A bit of the Raft log. */
  LOG_BITS(file -> contains(file, "current") && name(file).startsWith("log_")),
  /** The last bytes of the Raft log never reached the disk. */
  LOG_TAIL(file -> contains(file, "current") && name(file).startsWith("log_inprogress_")),
  /** A bit of a table file of the live database. */
  TABLE_BITS(file -> contains(file, "db") && name(file).endsWith(".sst")),
  /** A bit of a table file of a snapshot. */
  SNAPSHOT_BITS(file -> contains(file, "sm") && name(file).endsWith(".sst"));

  private final Predicate<Path> candidate;

  DamageKind(Predicate<Path> candidate) {
    this.candidate = candidate;
  }

  /** As it is written in names. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The files below a data folder that can be damaged so, in the order of their names. */
  List<Path> files(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> candidate.test(data.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean contains(Path file, String folder) {
    for (Path part : file) {
      if (part.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
