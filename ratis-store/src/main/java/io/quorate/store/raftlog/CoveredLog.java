package io.quorate.store.raftlog;

import io.quorate.store.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A log that ends before the newest snapshot: all of it is in the snapshot. Ratis 3.3.0 would go on
 * behind the log's end and then neither take entries nor lead, so the segments are removed; with a
 * snapshot alone it goes on behind that.
 */
public final class CoveredLog {

  private static final Pattern SNAPSHOT = Pattern.compile("snapshot\\.\\d+_(\\d+)");
  private static final String SNAPSHOTS = "sm";

  private CoveredLog() {}

  /**
   * Removes the segments where the newest snapshot covers all of them. Durable on return.
   *
   * @param group the folder of a group whose log is sound and in nobody's use
   */
  public static void remove(Path group) throws IOException {
    List<Segment> segments = LogCheck.segments(group);
    if (segments.isEmpty() || LogCheck.nextIndex(segments) > newestSnapshot(group)) {
      return;
    }
    for (Segment segment : segments) {
      Files.delete(segment.file());
      DurableFiles.syncName(segment.file()); // from the first on, so that no gap can stay
    }
  }

  private static long newestSnapshot(Path group) throws IOException {
    long newest = -1;
    Path folder = group.resolve(SNAPSHOTS);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> snapshots = Files.list(folder)) {
        for (Path snapshot : snapshots.toList()) {
          Matcher name = SNAPSHOT.matcher(snapshot.getFileName().toString());
          newest = name.matches() ? Math.max(newest, Long.parseLong(name.group(1))) : newest;
        }
      }
    }
    return newest;
  }
}
