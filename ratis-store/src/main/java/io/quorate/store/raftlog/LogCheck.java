package io.quorate.store.raftlog;

import io.quorate.store.raftlog.LogDamage.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all of a group's Raft log before Ratis does. Makes no change. */
public final class LogCheck {

  /** Where Ratis keeps the log in the folder of a group. */
  private static final String LOG = "current";

  private LogCheck() {}

  /**
   * The first damage in the log of a group, or null where it is sound.
   *
   * @param group the folder of the group; may not be there yet
   */
  public static @Nullable LogDamage find(Path group) throws IOException {
    List<Segment> segments = segments(group);
    long next = segments.isEmpty() ? 0 : segments.getFirst().start();
    long term = 0;
    for (Segment segment : segments) {
      if (segment.start() != next) {
        return new LogDamage(
            segment.file(),
            0,
            next,
            Kind.MIDDLE,
            "it begins with entry %d, and the log before it ends in front of entry %d"
                .formatted(segment.start(), next));
      }
      SegmentScan.Found found = SegmentScan.scan(segment, segment.equals(segments.getLast()), term);
      if (found.damage() != null) {
        return found.damage();
      }
      next = found.nextIndex();
      term = found.term();
    }
    return null;
  }

  static List<Segment> segments(Path group) throws IOException {
    return Segment.in(group.resolve(LOG));
  }

  /** Of the entry behind the last one of a sound log that has segments. */
  static long nextIndex(List<Segment> segments) throws IOException {
    Segment last = segments.getLast();
    return last.isOpen() ? SegmentScan.scan(last, true, 0).nextIndex() : last.end() + 1;
  }

  /**
   * @throws DamagedLogException where the log is not sound; the message says what to do
   */
  public static void requireSound(Path group) throws IOException {
    LogDamage damage = find(group);
    if (damage != null) {
      throw new DamagedLogException(damage.advice());
    }
  }
}
