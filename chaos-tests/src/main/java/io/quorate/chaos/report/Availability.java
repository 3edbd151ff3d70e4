package io.quorate.chaos.report;

import io.quorate.chaos.result.Slice;
import io.quorate.chaos.result.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the clients of one region got, by two measures: of their operations, and of their time.
 *
 * @param answered operations
 * @param unanswered operations that failed or are of unknown fate
 * @param seconds of the trial
 * @param silentSeconds of them, without any answer
 * @param longestSilenceSeconds without any answer, one after the other
 */
record Availability(
    String region,
    long answered,
    long unanswered,
    int seconds,
    int silentSeconds,
    int longestSilenceSeconds) {

  /** One for each region, by name. */
  static List<Availability> of(TrialResult trial) {
    int seconds = trial.timeline().isEmpty() ? 0 : Series.lastSecond(trial) + 1;
    Map<String, List<Slice>> regions = new TreeMap<>();
    trial
        .timeline()
        .forEach(s -> regions.computeIfAbsent(s.region(), r -> new ArrayList<>()).add(s));
    List<Availability> all = new ArrayList<>();
    regions.forEach((region, slices) -> all.add(of(region, slices, seconds)));
    return all;
  }

  private static Availability of(String region, List<Slice> slices, int seconds) {
    Set<Integer> heard = new TreeSet<>();
    long answered = 0;
    long unanswered = 0;
    for (Slice slice : slices) {
      answered += slice.answered();
      unanswered += slice.unanswered();
      if (slice.answered() > 0) {
        heard.add(slice.second());
      }
    }
    int longest = 0;
    int next = 0; // the second after the last one with an answer
    for (int second : heard) {
      longest = Math.max(longest, second - next);
      next = second + 1;
    }
    longest = Math.max(longest, seconds - next);
    return new Availability(region, answered, unanswered, seconds, seconds - heard.size(), longest);
  }

  /** From 0 to 1; 1 where nothing was asked. */
  double answeredShare() {
    long all = answered + unanswered;
    return all == 0 ? 1 : (double) answered / all;
  }

  /** From 0 to 1; 1 for no time. */
  double timeShare() {
    return seconds == 0 ? 1 : (double) (seconds - silentSeconds) / seconds;
  }
}
