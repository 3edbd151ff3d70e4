package io.quorate.chaos.report;

import io.quorate.chaos.result.Slice;
import io.quorate.chaos.result.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one region's clients saw over a trial, in bins of equal length so that long trials fit into
 * a picture too.
 *
 * @param seconds at the middle of each bin
 * @param answered a second
 * @param unanswered a second
 * @param p50Millis the median of the bin's seconds; NaN where nothing was answered
 * @param p99Millis the worst of the bin's seconds; NaN where nothing was answered
 */
record Series(
    String region,
    double[] seconds,
    double[] answered,
    double[] unanswered,
    double[] p50Millis,
    double[] p99Millis) {

  static final int BINS_MAX = 450;

  private static final double MICROS_PER_MILLI = 1e3;

  /** How many seconds a bin of this trial has. */
  static int binSeconds(TrialResult trial) {
    return Math.ceilDiv(lastSecond(trial) + 1, BINS_MAX);
  }

  /** One for each region, by name. */
  static List<Series> of(TrialResult trial) {
    int binSeconds = binSeconds(trial);
    int bins = Math.ceilDiv(lastSecond(trial) + 1, binSeconds);
    Map<String, List<List<Slice>>> regions = new TreeMap<>();
    for (Slice slice : trial.timeline()) {
      regions
          .computeIfAbsent(slice.region(), r -> empty(bins))
          .get(slice.second() / binSeconds)
          .add(slice);
    }
    List<Series> all = new ArrayList<>();
    regions.forEach((region, binned) -> all.add(of(region, binned, binSeconds)));
    return all;
  }

  /** The last second of a trial in which an operation ended; 0 where there was none. */
  static int lastSecond(TrialResult trial) {
    return trial.timeline().stream().mapToInt(Slice::second).max().orElse(0);
  }

  private static List<List<Slice>> empty(int bins) {
    List<List<Slice>> all = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      all.add(new ArrayList<>());
    }
    return all;
  }

  private static Series of(String region, List<List<Slice>> bins, int binSeconds) {
    int count = bins.size();
    Series series =
        new Series(
            region,
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count]);
    for (int i = 0; i < count; i++) {
      List<Slice> bin = bins.get(i);
      series.seconds[i] = (i + 0.5) * binSeconds;
      series.answered[i] = (double) bin.stream().mapToInt(Slice::answered).sum() / binSeconds;
      series.unanswered[i] = (double) bin.stream().mapToInt(Slice::unanswered).sum() / binSeconds;
      long[] medians = sorted(bin, true);
      long[] slowest = sorted(bin, false);
      series.p50Millis[i] = medians.length == 0 ? Double.NaN : millis(medians[medians.length / 2]);
      series.p99Millis[i] = slowest.length == 0 ? Double.NaN : millis(slowest[slowest.length - 1]);
    }
    return series;
  }

  private static long[] sorted(List<Slice> bin, boolean median) {
    long[] micros =
        bin.stream()
            .filter(slice -> slice.answered() > 0)
            .mapToLong(median ? Slice::p50Micros : Slice::p99Micros)
            .toArray();
    Arrays.sort(micros);
    return micros;
  }

  private static double millis(long micros) {
    return micros / MICROS_PER_MILLI;
  }
}
