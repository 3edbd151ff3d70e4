package io.quorate.chaos.checker.append;

import static io.quorate.chaos.history.MicroOperation.append;
import static io.quorate.chaos.history.MicroOperation.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.Verdict.Undecided;
import io.quorate.chaos.checker.Verdict.Valid;
import io.quorate.chaos.checker.Verdict.Violation;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.MicroOperation;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendCheckerTest {

  private final AppendChecker checker = new AppendChecker();

  @Test
  void oneAfterTheOtherIsFine() {
    valid(
        txn(1, 10, 20, append("x", 1), append("y", 1)),
        txn(2, 30, 40, read("x", List.of(1L)), append("x", 2)),
        txn(1, 50, 60, read("x", List.of(1L, 2L)), read("y", List.of(1L))));
  }

  @Test
  void aTransactionSeesItsOwnAppends() {
    valid(txn(1, 10, 20, read("x", List.of()), append("x", 1), read("x", List.of(1L))));
    violated("internal inconsistency", txn(1, 10, 20, append("x", 1), read("x", List.of())));
    violated(
        "internal inconsistency",
        txn(1, 10, 20, read("x", List.of()), append("x", 1), read("x", List.of(2L, 1L))),
        txn(2, 10, 20, append("x", 2)));
  }

  @Test
  void writeCycleIsG0() {
    violated(
        "G0",
        txn(1, 10, 90, append("x", 1), append("y", 1)),
        txn(2, 10, 90, append("x", 2), append("y", 2)),
        txn(3, 10, 90, read("x", List.of(1L, 2L)), read("y", List.of(2L, 1L))));
  }

  @Test
  void readOfARefusedAppendIsG1a() {
    violated(
        "G1a (aborted read)",
        Invocation.txn(1, "g", List.of(append("x", 1)), 10).refused(20),
        txn(2, 10, 20, read("x", List.of(1L))));
  }

  @Test
  void readBetweenTwoAppendsIsG1b() {
    violated(
        "G1b (intermediate read)",
        txn(1, 10, 90, append("x", 1), append("x", 2)),
        txn(2, 10, 90, read("x", List.of(1L))),
        txn(3, 95, 99, read("x", List.of(1L, 2L))));
  }

  @Test
  void circleOfReadsAndWritesIsG1c() {
    violated(
        "G1c",
        txn(1, 10, 90, append("x", 1), read("y", List.of(1L))),
        txn(2, 10, 90, append("y", 1), read("x", List.of(1L))));
  }

  @Test
  void readSkewIsGSingle() {
    violated(
        "G-single",
        txn(1, 10, 90, append("x", 1), append("y", 1)),
        txn(2, 10, 90, read("x", List.of()), read("y", List.of(1L))),
        txn(3, 95, 99, read("x", List.of(1L)), read("y", List.of(1L))));
  }

  @Test
  void lostUpdateHasItsName() {
    violated(
        "G-single (lost update)",
        txn(1, 10, 90, read("x", List.of()), append("x", 1)),
        txn(2, 10, 90, read("x", List.of()), append("x", 2)),
        txn(3, 95, 99, read("x", List.of(1L, 2L))));
    violated(
        "G2 (lost update)",
        txn(1, 10, 90, read("x", List.of()), append("x", 1)),
        txn(2, 10, 90, read("x", List.of()), append("x", 2)));
  }

  @Test
  void writeSkewIsG2() {
    violated(
        "G2",
        txn(1, 10, 90, read("x", List.of()), append("y", 1)),
        txn(2, 10, 90, read("y", List.of()), append("x", 1)),
        txn(3, 95, 99, read("x", List.of(1L)), read("y", List.of(1L))));
  }

  @Test
  void staleReadIsGSingleInRealTime() {
    Violation violation =
        violated(
            "G-single-realtime",
            txn(1, 10, 20, append("x", 1)),
            txn(2, 30, 40, read("x", List.of())),
            txn(3, 50, 60, read("x", List.of(1L))));
    assertThat(violation.operations()).hasSize(2);
    assertThat(String.join("\n", violation.explanation()))
        .contains("was answered before", "without 1, which");
  }

  @Test
  void staleReadOfOnesOwnIsToldAsSuch() {
    violated(
        "G-single-process",
        txn(1, 10, 20, append("x", 1)),
        txn(1, 30, 40, read("x", List.of())),
        txn(3, 50, 60, read("x", List.of(1L))));
  }

  @Test
  void acknowledgedAppendThatIsNeverReadIsLost() {
    violated(
        "G-single-realtime", txn(1, 10, 20, append("x", 1)), txn(2, 30, 40, read("x", List.of())));
  }

  @Test
  void writesAgainstTimeAreG0InRealTime() {
    violated(
        "G0-realtime",
        txn(1, 10, 20, append("x", 1)),
        txn(2, 30, 40, append("x", 2)),
        txn(3, 30, 60, read("x", List.of(2L, 1L))));
  }

  @Test
  void twoReadsMustAgreeOnTheOrder() {
    violated(
        "incompatible orders",
        txn(1, 10, 90, append("x", 1)),
        txn(2, 10, 90, append("x", 2)),
        txn(3, 10, 90, read("x", List.of(1L, 2L))),
        txn(4, 10, 90, read("x", List.of(2L))));
  }

  @Test
  void whatNobodyAppendedOrIsThereTwiceIsTold() {
    violated("phantom value", txn(1, 10, 20, read("x", List.of(9L))));
    violated(
        "duplicate elements",
        txn(1, 10, 20, append("x", 1)),
        txn(2, 30, 40, read("x", List.of(1L, 1L))));
  }

  @Test
  void unknownTransactionMayHaveHappenedOrNot() {
    Operation unknown =
        Invocation.txn(1, "g", List.of(append("x", 1), append("y", 1)), 10).unknown(20);
    valid(unknown, txn(2, 30, 40, read("x", List.of()), read("y", List.of())));
    valid(
        unknown,
        txn(2, 30, 40, read("x", List.of())),
        txn(2, 50, 60, read("x", List.of(1L)), read("y", List.of(1L))));
    violated("G-single", unknown, txn(2, 30, 40, read("x", List.of(1L)), read("y", List.of())));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    undecided("appended twice", txn(1, 1, 2, append("x", 1)), txn(2, 1, 2, append("x", 1)));
    undecided("expected a list", Invocation.of(1, "g", "txn", 5L, null, 1).done(null, 2));
    undecided(
        "no answer to a",
        Invocation.txn(1, "g", List.of(read("x")), 1)
            .done(MicroOperation.toJson(List.of(append("x", 1))), 2));
    undecided("not w", Invocation.write(1, "x", 1, 1).done(null, 2));
  }

  private void valid(Operation... operations) {
    assertThat(checker.check(History.of(operations))).isInstanceOf(Valid.class);
  }

  private Violation violated(String what, Operation... operations) {
    Verdict verdict = checker.check(History.of(operations));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Violation.class, violation -> assertThat(violation.what()).isEqualTo(what));
    return (Violation) verdict;
  }

  private void undecided(String why, Operation... operations) {
    assertThat(checker.check(History.of(operations)))
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.why()).contains(why));
  }

  private static Operation txn(long process, long start, long end, MicroOperation... answered) {
    List<MicroOperation> asked = new ArrayList<>();
    for (MicroOperation step : answered) {
      asked.add(step instanceof MicroOperation.Read read ? read(read.key()) : step);
    }
    return Invocation.txn(process, "g", asked, start)
        .done(MicroOperation.toJson(List.of(answered)), end);
  }
}
