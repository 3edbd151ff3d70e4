package io.quorate.chaos.workload;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long operations took, to three digits, up to a minute. Safe for any thread. */
public final class Latencies {

  private static final long NANOS_MAX = Duration.ofMinutes(1).toNanos();

  private final Histogram histogram = new ConcurrentHistogram(NANOS_MAX, 3);

  public void add(long nanos) {
    histogram.recordValue(Math.min(Math.max(0, nanos), NANOS_MAX));
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /** The duration that this share of the operations did not exceed; 0 to 100. */
  public Duration percentile(double percent) {
    return Duration.ofNanos(histogram.getValueAtPercentile(percent));
  }
}
