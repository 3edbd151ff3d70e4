package io.quorate.chaos.checker;

import io.quorate.chaos.history.Operation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of operations that are over, the one with the highest revision before any given time. */
final class LatestBefore {

  private final long[] ends;
  private final Operation[] latest;

  LatestBefore(List<Operation> done) {
    List<Operation> byEnd =
        done.stream().sorted(Comparator.comparingLong(Operation::endNanos)).toList();
    ends = byEnd.stream().mapToLong(Operation::endNanos).toArray();
    latest = byEnd.toArray(Operation[]::new);
    for (int i = 1; i < latest.length; i++) {
      if (revision(latest[i - 1]) > revision(latest[i])) {
        latest[i] = latest[i - 1];
      }
    }
  }

  /** The one that ended before this time. */
  @Nullable Operation before(long nanos) {
    int place = Arrays.binarySearch(ends, nanos);
    place = place < 0 ? -place - 1 : place;
    while (place > 0 && ends[place - 1] == nanos) {
      place--;
    }
    return place == 0 ? null : latest[place - 1];
  }

  static long revision(Operation operation) {
    Long revision = operation.details().revision();
    if (revision == null) {
      throw new Unfit(operation, "revision is missing; its receipt has one");
    }
    return revision;
  }
}
