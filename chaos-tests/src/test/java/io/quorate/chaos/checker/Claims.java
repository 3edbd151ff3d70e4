package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.Verdict.Undecided;
import io.quorate.chaos.checker.Verdict.Valid;
import io.quorate.chaos.checker.Verdict.Violation;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;

/** What a checker should say of a small history. */
final class Claims {

  private final Checker checker;

  Claims(Checker checker) {
    this.checker = checker;
  }

  void valid(Operation... operations) {
    assertThat(checker.check(History.of(operations))).isInstanceOf(Valid.class);
  }

  Violation violated(String what, Operation... operations) {
    Verdict verdict = checker.check(History.of(operations));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Violation.class, violation -> assertThat(violation.what()).isEqualTo(what));
    return (Violation) verdict;
  }

  void undecided(String why, Operation... operations) {
    assertThat(checker.check(History.of(operations)))
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.why()).contains(why));
  }
}
