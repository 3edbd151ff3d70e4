package io.quorate.chaos.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.Details;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final long BEGAN = TimeUnit.HOURS.toNanos(7);

  private final Timeline timeline = new Timeline(BEGAN, at(60_000));

  @Test
  void operationsCountInTheSecondOfTheirEnd() {
    timeline.add(answered(900, 1_100));
    timeline.add(answered(1_200, 1_204));
    timeline.add(invocation(1_300).unknown(at(1_900)));

    assertThat(timeline.slices()).containsExactly(new Slice("us", 1, 2, 1, 4_000, 200_000));
  }

  @Test
  void lastReadsAreNoPartOfIt() {
    timeline.add(answered(60_000, 60_001));

    assertThat(timeline.slices()).isEmpty();
  }

  @Test
  void recoveryEndsWithTheFirstAcknowledgementOfAWriteSentAfterTheFault() {
    timeline.add(answered(900, 1_500)); // sent before the fault
    timeline.add(answered(1_100, 4_000));
    timeline.add(answered(2_000, 3_250));

    assertThat(timeline.recovered(List.of(fault(1_000), fault(5_000))))
        .extracting(FaultResult::recoveryMillis)
        .containsExactly(2_250L, null);
  }

  @Test
  void whatCameAboutByItselfIsNoAnswerAndNoRecovery() {
    timeline.add(
        Invocation.release(1, "l", 1, at(1_100)).with(Details.in("us")).done(null, at(1_100)));

    assertThat(timeline.slices()).isEmpty();
    assertThat(timeline.recovered(List.of(fault(1_000))))
        .extracting(FaultResult::recoveryMillis)
        .containsOnlyNulls();
  }

  private static FaultResult fault(long fromMillis) {
    return new FaultResult(
        "kill", "process", "", List.of(), fromMillis, fromMillis + 1, true, "", Map.of(), null);
  }

  private static Operation answered(long fromMillis, long toMillis) {
    return invocation(fromMillis).with(Details.in("us").withNode("n1")).done(null, at(toMillis));
  }

  private static Invocation invocation(long fromMillis) {
    return Invocation.write(1, "k", 1, at(fromMillis)).with(Details.in("us"));
  }

  private static long at(long millis) {
    return BEGAN + TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
