package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How long the clients waited for a write after a fault began or was over.
 *
 * @param event the beginning or the end of the fault
 * @param nanos from the event until the first acknowledgement of a write that was sent after it;
 *     empty if there was none
 */
public record Recovery(NemesisEvent event, OptionalLong nanos) {

  private static final Set<String> READS =
      Set.of(Verb.READ, Verb.READ_COUNTER, Verb.READ_ALL, Verb.COUNT, Verb.DIGEST);

  /** Whether somebody asked for it: the end of a lease, say, is noted at one moment. */
  private static boolean isWrite(Operation operation) {
    return !READS.contains(operation.f()) && operation.endNanos() > operation.startNanos();
  }

  /** One for each event of a history, in the order of time. */
  public static List<Recovery> of(History history) {
    List<Operation> writes = new ArrayList<>();
    for (Operation operation : history.operations()) {
      if (isWrite(operation) && operation.done()) {
        writes.add(operation);
      }
    }
    writes.sort(Comparator.comparingLong(Operation::startNanos));
    long[] starts = writes.stream().mapToLong(Operation::startNanos).toArray();
    long[] firstEnd = new long[starts.length + 1]; // of the writes from a place on
    firstEnd[starts.length] = Long.MAX_VALUE;
    for (int i = starts.length - 1; i >= 0; i--) {
      firstEnd[i] = Math.min(firstEnd[i + 1], writes.get(i).endNanos());
    }
    List<NemesisEvent> events = new ArrayList<>(history.nemeses());
    events.sort(Comparator.comparingLong(NemesisEvent::atNanos));
    return events.stream()
        .map(event -> {
          long end = firstEnd[firstFrom(starts, event.atNanos())];
          return new Recovery(
              event,
              end == Long.MAX_VALUE
                  ? OptionalLong.empty()
                  : OptionalLong.of(end - event.atNanos()));
        })
        .toList();
  }

  private static int firstFrom(long[] sorted, long nanos) {
    int place = Arrays.binarySearch(sorted, nanos);
    if (place < 0) {
      return -place - 1;
    }
    while (place > 0 && sorted[place - 1] == nanos) {
      place--;
    }
    return place;
  }
}
