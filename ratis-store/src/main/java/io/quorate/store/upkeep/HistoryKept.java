package io.quorate.store.upkeep;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which revision the group had when, as far back as history is kept, in a bounded number
 * of samples. A leader starts with none, so that a change of leader only keeps history longer.
 * Confined to one thread.
 */
final class HistoryKept {

  /** So that history is kept at most this fraction longer than asked for. */
  private static final int SAMPLES = 60;

  private record Sample(GroupTime at, Revision revision) {}

  private static final Sample NONE = new Sample(GroupTime.ZERO, Revision.ZERO);

  private final long keptNanos;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private Sample newest = NONE;

  HistoryKept(long keptNanos) {
    this.keptNanos = keptNanos;
  }

  void reset() {
    samples.clear();
    newest = NONE;
  }

  /** The revision below which nothing need be kept, where that is news. */
  Optional<Revision> due(GroupTime now, Revision revision) {
    boolean apart = newest == NONE || now.nanos() - newest.at.nanos() >= keptNanos / SAMPLES;
    if (apart && revision.isAfter(newest.revision)) {
      newest = new Sample(now, revision);
      samples.add(newest);
    }
    @Nullable Revision due = null;
    for (Sample oldest = samples.peek();
        oldest != null && now.nanos() - oldest.at.nanos() > keptNanos;
        oldest = samples.peek()) {
      due = oldest.revision;
      samples.remove();
    }
    return Optional.ofNullable(due);
  }
}
