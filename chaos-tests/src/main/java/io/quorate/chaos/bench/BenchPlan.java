package io.quorate.chaos.bench;

import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param inFlight how many operations are kept under way, one line for each
 * @param serversWarmUp once, before the first line
 * @param warmUp before each window
 * @param trials the line shows the trial whose rate is the median
 */
record BenchPlan(
    List<BenchOperation> operations,
    List<Integer> inFlight,
    int keys,
    int valueBytes,
    Duration serversWarmUp,
    Duration warmUp,
    Duration window,
    int trials) {

  BenchPlan {
    operations = List.copyOf(operations);
    inFlight = List.copyOf(inFlight);
    if (keys < 1 || valueBytes < 0 || trials < 1 || inFlight.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "keys, trials and operations in flight are at least 1 and values at least 0 bytes; found "
              + keys
              + ", "
              + trials
              + ", "
              + inFlight
              + ", "
              + valueBytes);
    }
  }
}
