package io.quorate.chaos.checker.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.BruteForce;
import io.quorate.chaos.checker.Budget;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.Verdict.Undecided;
import io.quorate.chaos.checker.Verdict.Valid;
import io.quorate.chaos.checker.Verdict.Violation;
import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinearizabilityCheckerTest {

  private static final int RANDOM_HISTORIES = 20_000;

  private final LinearizabilityChecker checker = new LinearizabilityChecker(Budget.DEFAULT);

  @Test
  void oneAfterTheOtherIsFine() {
    valid(
        write(1, 5, 10, 20),
        read(2, 5, 30, 40),
        cas(1, 5, 6, 50, 60),
        read(2, 6, 70, 80),
        differs(1, 5, 9, 90, 95));
  }

  @Test
  void aKeyIsZeroAtFirst() {
    valid(read(1, 0, 10, 20));
    violated(read(1, 1, 10, 20));
  }

  @Test
  void aReadAfterAWriteSeesIt() {
    Violation violation = violated(write(1, 5, 10, 20), read(2, 0, 30, 40));
    assertThat(violation.operations()).containsExactly(write(1, 5, 10, 20), read(2, 0, 30, 40));
  }

  @Test
  void aReadDuringAWriteSeesOldOrNew() {
    valid(write(1, 5, 10, 40), read(2, 0, 20, 30));
    valid(write(1, 5, 10, 40), read(2, 5, 20, 30));
  }

  @Test
  void noReadGoesBack() {
    violated(write(1, 5, 10, 100), read(2, 5, 20, 30), read(3, 0, 40, 50));
  }

  @Test
  void whatStartsWhenAnotherEndsIsConcurrentWithIt() {
    valid(write(1, 5, 10, 20), read(2, 0, 20, 30));
    violated(write(1, 5, 10, 20), read(2, 0, 21, 30));
  }

  @Test
  void twoCasFromOneValueCannotBothSucceed() {
    violated(cas(1, 0, 1, 10, 30), cas(2, 0, 2, 10, 30));
    valid(cas(1, 0, 1, 10, 30), differs(2, 0, 2, 10, 30));
  }

  @Test
  void aCasThatDifferedMustHaveDiffered() {
    violated(differs(1, 0, 1, 10, 20));
    valid(write(2, 7, 5, 15), differs(1, 0, 1, 10, 20));
  }

  @Test
  void anUnknownWriteMayHappenNever() {
    valid(lost(write(1, 5, 10, 20)), read(2, 0, 30, 40), read(2, 0, 50, 60));
  }

  @Test
  void anUnknownWriteMayHappenLongAfterItWasGivenUp() {
    valid(lost(write(1, 5, 10, 20)), read(2, 0, 30, 40), read(2, 5, 50, 60));
  }

  @Test
  void anUnknownWriteHappensOnlyOnce() {
    violated(
        lost(write(1, 5, 10, 20)), read(2, 5, 30, 40), write(2, 6, 50, 60), read(2, 5, 70, 80));
  }

  @Test
  void anUnknownWriteDoesNotHappenBeforeItBegan() {
    violated(read(2, 5, 1, 9), lost(write(1, 5, 10, 20)));
  }

  @Test
  void anUnknownCasNeedsItsExpectedValue() {
    valid(lost(cas(1, 0, 5, 10, 20)), read(2, 5, 30, 40));
    violated(lost(cas(1, 3, 5, 10, 20)), read(2, 5, 30, 40));
    valid(lost(write(3, 3, 1, 2)), lost(cas(1, 3, 5, 10, 20)), read(2, 5, 30, 40));
  }

  @Test
  void anUnknownWriteExplainsACasThatDiffered() {
    valid(lost(write(1, 9, 1, 2)), differs(2, 0, 1, 10, 20));
    violated(lost(write(1, 9, 1, 2)), differs(2, 0, 1, 10, 20), read(2, 0, 30, 40));
  }

  @Test
  void whatWasRefusedOrNotReadDoesNotCount() {
    valid(refused(write(1, 5, 10, 20)), lost(read(3, 7, 10, 20)), read(2, 0, 30, 40));
    violated(refused(write(1, 5, 10, 20)), read(2, 5, 30, 40));
  }

  @Test
  void keysAreJudgedApart() {
    Operation x = Invocation.write(1, "x", 1, 10).done(null, 20);
    Operation y = Invocation.read(1, "y", 30).done(0L, 40);
    assertThat(checker.check(History.of(x, y))).isInstanceOf(Valid.class);
  }

  @Test
  void textsAreValuesToo() {
    Operation write = Invocation.of(1, "x", Verb.WRITE, "blue", null, 10).done(null, 20);
    assertThat(checker.check(History.of(write, Invocation.read(1, "x", 30).done("blue", 40))))
        .isInstanceOf(Valid.class);
  }

  @Test
  void onlyWhatContradictsIsShown() {
    Operation[] history = new Operation[202];
    for (int i = 0; i < 100; i++) {
      history[2 * i] = write(1, i + 1, 100 * i + 10, 100 * i + 20);
      history[2 * i + 1] = read(2, i + 1, 100 * i + 30, 100 * i + 40);
    }
    history[200] = read(3, 7, 5_050, 5_060); // 50 was written and read long ago
    history[201] = read(3, 100, 20_000, 20_010);
    Violation violation = violated(history);
    assertThat(violation.operations()).contains(history[200]).hasSizeLessThanOrEqualTo(4);
    assertThat(String.join("\n", violation.explanation())).contains("process 3: r x: answered 7");
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    assertThat(checker.check(History.of(Invocation.read(1, "x", 1).done(null, 2))))
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.why()).contains("o is null"));
    assertThat(checker.check(History.of(Invocation.readAll(1, "x", 1).done(List.of(), 2))))
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.why()).contains("not read-all"));
  }

  @Test
  void aSearchThatRunsOutOfRoomIsUndecided() {
    SplittableRandom random = new SplittableRandom(1);
    List<Operation> hard = new RegisterHistories(300, 30, 4, 0.1).of("x", random);
    Verdict verdict =
        new LinearizabilityChecker(new Budget(Duration.ofMinutes(1), 5))
            .check(new History(hard, List.of()));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.why()).contains("out of memory"));
  }

  @Test
  void agreesWithTheBruteForceOnRandomHistories() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      RegisterHistories source =
          new RegisterHistories(
              2 + random.nextInt(6), 1 + random.nextInt(4), random.nextInt(4), 0.25);
      List<Operation> operations = source.of("x", random);
      if (random.nextBoolean()) {
        operations = RegisterHistories.spoiled(operations, random);
      }
      boolean expected = BruteForce.hasOrder(effective(operations), 0L, this::after);
      Verdict verdict = checker.check(new History(operations, List.of()));
      assertThat(verdict instanceof Valid).as("seed %d: %s", seed, operations).isEqualTo(expected);
      if (verdict instanceof Violation violation) {
        violations++;
        assertThat(holds(violation, operations))
            .as("seed %d: %s of %s", seed, violation, operations)
            .isTrue();
      }
    }
    assertThat(violations).as("seed %d", seed).isGreaterThan(RANDOM_HISTORIES / 100);
  }

  /** Whether the core has no order, whatever the others did and, if so said, after any value. */
  private boolean holds(Violation violation, List<Operation> operations) {
    List<Operation> core = violation.operations();
    boolean sinceStart = String.join(" ", violation.explanation()).contains("0 at first");
    long first = core.stream().mapToLong(Operation::startNanos).min().orElseThrow();
    List<Operation> claimed =
        operations.stream()
            .filter(each ->
                core.contains(each) || sinceStart || each.unknown() || each.endNanos() >= first)
            .filter(each -> core.contains(each) || (!each.is(Verb.READ) && each.possible()))
            .map(each -> core.contains(each) ? each : lost(each))
            .toList();
    LongStream initial = sinceStart ? LongStream.of(0) : LongStream.range(-1, 10);
    return initial.noneMatch(value -> BruteForce.hasOrder(claimed, value, this::after));
  }

  private static List<Operation> effective(List<Operation> operations) {
    return operations.stream()
        .filter(operation -> !operation.is(Verb.READ) || operation.done())
        .filter(operation -> !operation.is(Verb.WRITE) || operation.possible())
        .toList();
  }

  private Optional<Long> after(Long value, Operation operation) {
    return switch (operation.f()) {
      case Verb.READ -> value.equals(operation.out()) ? Optional.of(value) : Optional.empty();
      case Verb.WRITE -> Optional.ofNullable((Long) operation.a());
      default -> {
        boolean same = value.equals(operation.a());
        Long next = same ? (Long) operation.b() : value;
        boolean fits = operation.unknown() || same == operation.done();
        yield fits ? Optional.ofNullable(next) : Optional.empty();
      }
    };
  }

  private void valid(Operation... operations) {
    assertThat(checker.check(History.of(operations))).isInstanceOf(Valid.class);
  }

  private Violation violated(Operation... operations) {
    Verdict verdict = checker.check(History.of(operations));
    assertThat(verdict).isInstanceOf(Violation.class);
    return (Violation) verdict;
  }

  private static Operation write(long process, long value, long start, long end) {
    return Invocation.write(process, "x", value, start).done(null, end);
  }

  private static Operation read(long process, long value, long start, long end) {
    return Invocation.read(process, "x", start).done(value, end);
  }

  private static Operation cas(long process, long expected, long value, long start, long end) {
    return Invocation.cas(process, "x", expected, value, start).done(null, end);
  }

  private static Operation differs(long process, long expected, long value, long start, long end) {
    return Invocation.cas(process, "x", expected, value, start).refused(end);
  }

  private static Operation lost(Operation was) {
    return with(was, Fate.UNKNOWN);
  }

  private static Operation refused(Operation was) {
    return with(was, Fate.REFUSED);
  }

  private static Operation with(Operation was, Fate fate) {
    return new Operation(
        was.process(),
        was.key(),
        was.f(),
        was.a(),
        was.b(),
        null,
        fate,
        was.startNanos(),
        was.endNanos(),
        was.details());
  }
}
