package io.quorate.chaos.report;

import static io.quorate.chaos.report.Campaigns.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

  @Test
  void regionIsMeasuredByItsOperationsAndByItsTime() {
    List<Availability> all =
        of(slice("eu", 0, 6, 0), slice("eu", 1, 0, 2), slice("eu", 4, 1, 1), slice("us", 9, 1, 0));

    assertThat(all)
        .containsExactly(
            new Availability("eu", 7, 3, 10, 8, 5), new Availability("us", 1, 0, 10, 9, 9));
    assertThat(all.getFirst().answeredShare()).isEqualTo(0.7);
    assertThat(all.getFirst().timeShare()).isEqualTo(0.2);
  }

  @Test
  void secondsWithFailuresAloneAreSilent() {
    assertThat(of(slice("eu", 0, 1, 0), slice("eu", 1, 0, 5), slice("eu", 2, 1, 0)))
        .containsExactly(new Availability("eu", 2, 5, 3, 1, 1));
  }

  @Test
  void trialWithoutTimelineHasNoRegions() {
    assertThat(of()).isEmpty();
  }

  private static List<Availability> of(Slice... slices) {
    return Availability.of(Campaigns.trial("t", "", Outcome.VALID, List.of(), List.of(slices)));
  }
}
