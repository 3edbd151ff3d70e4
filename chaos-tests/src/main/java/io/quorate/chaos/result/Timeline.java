package io.quorate.chaos.result;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gathers operations of all workloads second by second and region by region. For one thread. */
public final class Timeline {

  private static final Set<String> READS =
      Set.of(Verb.READ, Verb.READ_ALL, Verb.READ_COUNTER, Verb.COUNT, Verb.DIGEST);

  private final long beganNanos;
  private final long endedNanos;
  private final Map<String, TreeMap<Integer, Second>> regions = new TreeMap<>();
  private final List<long[]> acknowledged = new ArrayList<>();

  /** Latencies of what was answered, and how much was not. */
  private static final class Second {
    private long[] nanos = new long[16];
    private int answered;
    private int unanswered;

    void add(long latency) {
      if (answered == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * answered);
      }
      nanos[answered++] = latency;
    }

    long micros(double share) {
      long[] sorted = Arrays.copyOf(nanos, answered);
      Arrays.sort(sorted);
      return answered == 0
          ? 0
          : TimeUnit.NANOSECONDS.toMicros(Percentile.of(sorted, answered, share));
    }
  }

  /**
   * @param beganNanos when the load began
   * @param endedNanos when it was over; the last reads, which come later, are not part of it
   */
  public Timeline(long beganNanos, long endedNanos) {
    this.beganNanos = beganNanos;
    this.endedNanos = endedNanos;
  }

  public void add(Operation operation) {
    @Nullable String region = operation.details().region();
    if (region == null || operation.startNanos() >= endedNanos || cameAboutByItself(operation)) {
      return;
    }
    int at = (int) TimeUnit.NANOSECONDS.toSeconds(operation.endNanos() - beganNanos);
    Second second =
        regions
            .computeIfAbsent(region, r -> new TreeMap<>())
            .computeIfAbsent(at, s -> new Second());
    boolean answered = operation.details().node() != null;
    if (answered) {
      second.add(operation.endNanos() - operation.startNanos());
    } else {
      second.unanswered++;
    }
    if (operation.fate() == Fate.DONE && !READS.contains(operation.f())) {
      acknowledged.add(new long[] {operation.startNanos(), operation.endNanos()});
    }
  }

  /** As the end of a lease does: noted at one moment, and nobody was asked. */
  private static boolean cameAboutByItself(Operation operation) {
    return operation.startNanos() == operation.endNanos();
  }

  public List<Slice> slices() {
    List<Slice> slices = new ArrayList<>();
    regions.forEach((region, seconds) ->
        seconds.forEach((at, second) ->
            slices.add(
                new Slice(
                    region,
                    at,
                    second.answered,
                    second.unanswered,
                    second.micros(0.5),
                    second.micros(0.99)))));
    return slices;
  }

  /** The faults with the time that each took until writes were acknowledged again. */
  public List<FaultResult> recovered(List<FaultResult> faults) {
    Map<FaultResult, Long> first = new HashMap<>();
    for (long[] write : acknowledged) {
      for (FaultResult fault : faults) {
        long faultNanos = beganNanos + TimeUnit.MILLISECONDS.toNanos(fault.fromMillis());
        if (write[0] >= faultNanos) {
          long afterMillis = TimeUnit.NANOSECONDS.toMillis(write[1] - faultNanos);
          first.merge(fault, afterMillis, Math::min);
        }
      }
    }
    return faults.stream().map(fault -> fault.recovered(first.get(fault))).toList();
  }
}
