package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.Verdict.Valid;
import io.quorate.chaos.checker.Verdict.Violation;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.history.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LivenessCheckerTest {

  private static final NemesisEvent INJECT =
      NemesisEvent.inject("kill", "kills n1", List.of("n1"), 100);
  private static final NemesisEvent HEAL = INJECT.healed(200, true, Map.of());

  private final LivenessChecker checker =
      new LivenessChecker(Duration.ofNanos(50), Duration.ofNanos(100));

  @Test
  void noOperationHangs() {
    assertThat(check(List.of(), write(10, 60))).isInstanceOf(Valid.class);
    assertThat(check(List.of(), write(10, 61))).isInstanceOf(Violation.class);
    assertThat(check(List.of(), Invocation.write(1, "x", 1, 10).unknown(61)))
        .isInstanceOf(Violation.class);
  }

  @Test
  void writesComeBackAfterTheLastFault() {
    List<NemesisEvent> fault = List.of(INJECT, HEAL);
    assertThat(check(fault, write(210, 250), write(280, 310))).isInstanceOf(Valid.class);
    assertThat(check(fault, write(190, 201), write(270, 310))).isInstanceOf(Violation.class);
  }

  @Test
  void noRecoveryIsExpectedOfAnotherFaultOrTheEnd() {
    NemesisEvent again = NemesisEvent.inject("kill", "kills n2", List.of("n2"), 250);
    assertThat(check(List.of(INJECT, HEAL, again), write(10, 20), write(350, 390)))
        .isInstanceOf(Valid.class);
    assertThat(check(List.of(INJECT, HEAL), write(10, 20))).isInstanceOf(Valid.class);
  }

  @Test
  void recoveryIsTheFirstAcknowledgementOfALaterWrite() {
    History history =
        new History(
            List.of(
                write(90, 110),
                Invocation.read(1, "x", 120).done(1L, 125),
                Invocation.release(1, "l", 1, 125).done(null, 125), // a lease that ended
                write(130, 170),
                write(140, 160),
                Invocation.write(1, "x", 1, 150).unknown(155)),
            List.of(HEAL, INJECT));
    assertThat(Recovery.of(history))
        .containsExactly(
            new Recovery(INJECT, OptionalLong.of(60)), new Recovery(HEAL, OptionalLong.empty()));
  }

  private Verdict check(List<NemesisEvent> faults, Operation... operations) {
    return checker.check(new History(List.of(operations), faults));
  }

  private static Operation write(long start, long end) {
    return Invocation.write(1, "x", 1, start).done(null, end);
  }
}
