package io.quorate.store.raftlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of the log, as its name tells.
 *
 * @param start index of its first entry
 * @param end index of its last entry, or {@link #OPEN} while entries are appended to it
 */
record Segment(Path file, long start, long end) {

  static final long OPEN = -1;

  /** Ratis' own patterns: it takes a name with more behind a dot for an open segment, too. */
  private static final Pattern CLOSED_NAME = Pattern.compile("log_(\\d+)-(\\d+)");

  private static final Pattern OPEN_NAME = Pattern.compile("log_inprogress_(\\d+)(?:\\..*)?");

  boolean isOpen() {
    return end == OPEN;
  }

  /** Those in a folder in the order of their entries; none where there is no folder. */
  static List<Segment> in(Path folder) throws IOException {
    List<Segment> segments = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return segments;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        Matcher closed = CLOSED_NAME.matcher(name);
        Matcher open = OPEN_NAME.matcher(name);
        if (closed.matches()) {
          segments.add(
              new Segment(file, Long.parseLong(closed.group(1)), Long.parseLong(closed.group(2))));
        } else if (open.matches()) {
          segments.add(new Segment(file, Long.parseLong(open.group(1)), OPEN));
        }
      }
    }
    segments.sort(Comparator.comparingLong(Segment::start).thenComparing(Segment::isOpen));
    return segments;
  }
}
