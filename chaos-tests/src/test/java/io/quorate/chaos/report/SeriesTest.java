package io.quorate.chaos.report;

import static io.quorate.chaos.report.Campaigns.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.Slice;
import io.quorate.chaos.result.TrialResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void secondsWithoutAnswersHaveARateOfNothingAndNoLatency() {
    Series series = Series.of(trial(slice("eu", 0, 4, 1), slice("eu", 2, 0, 3))).getFirst();

    assertThat(series.seconds()).containsExactly(0.5, 1.5, 2.5);
    assertThat(series.answered()).containsExactly(4, 0, 0);
    assertThat(series.unanswered()).containsExactly(1, 0, 3);
    assertThat(series.p50Millis()).containsExactly(0.9, Double.NaN, Double.NaN);
    assertThat(series.p99Millis()).containsExactly(2, Double.NaN, Double.NaN);
  }

  @Test
  void longTrialsAreBinnedByMeanRateMiddleMedianAndWorstTail() {
    TrialResult trial =
        trial(
            new Slice("eu", 0, 30, 0, 1_000, 5_000),
            new Slice("eu", 1, 10, 0, 3_000, 90_000),
            new Slice("eu", 2, 20, 6, 2_000, 4_000),
            slice("us", 3 * Series.BINS_MAX - 1, 1, 0));
    Series series = Series.of(trial).getFirst();

    assertThat(Series.binSeconds(trial)).isEqualTo(3);
    assertThat(series.seconds()).hasSize(Series.BINS_MAX).startsWith(1.5, 4.5);
    assertThat(series.answered()).startsWith(20, 0);
    assertThat(series.unanswered()).startsWith(2, 0);
    assertThat(series.p50Millis()).startsWith(2, Double.NaN);
    assertThat(series.p99Millis()).startsWith(90, Double.NaN);
  }

  private static TrialResult trial(Slice... slices) {
    return Campaigns.trial("t", "", Outcome.VALID, List.of(), List.of(slices));
  }
}
