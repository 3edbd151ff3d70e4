package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CounterCheckerTest {

  private static final int RANDOM_HISTORIES = 10_000;

  private final Claims counter = new Claims(new CounterChecker());

  @Test
  void aReadCountsWhatWasDone() {
    counter.valid(read(0, 1, 2), add(5, 10, 20), add(-2, 10, 20), read(3, 30, 40));
    counter.violated("counter out of bounds", add(5, 10, 20), read(0, 30, 40));
    counter.violated("counter out of bounds", add(5, 10, 20), read(10, 30, 40));
  }

  @Test
  void whatIsUnderWayMayCount() {
    counter.valid(add(5, 10, 50), read(0, 20, 30), read(5, 20, 30));
    counter.violated("counter out of bounds", add(5, 10, 50), read(6, 20, 30));
    counter.violated("counter out of bounds", add(-5, 10, 50), read(-6, 20, 30));
  }

  @Test
  void unknownMayCountForever() {
    Operation unknown = Invocation.add(1, "c", 5, 10).unknown(20);
    counter.valid(unknown, read(0, 30, 40), read(5, 50, 60));
    counter.violated("counter out of bounds", unknown, read(10, 30, 40));
  }

  @Test
  void refusedDoesNotCount() {
    counter.violated(
        "counter out of bounds", Invocation.add(1, "c", 5, 10).refused(20), read(5, 30, 40));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    counter.undecided("expected an integer", Invocation.readCounter(1, "c", 1).done("x", 2));
  }

  @Test
  void ofOneReadTheBoundsAreExactly() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      Moments moments = new Moments(random, 0);
      for (int add = 0; add < random.nextInt(5); add++) {
        moments.write(
            Invocation.add(random.nextInt(3), "c", random.nextBoolean() ? 1 : -1, moments.start()),
            happens -> null);
      }
      moments.read(Invocation.readCounter(9, "c", moments.start()), random.nextLong(-2, 3));
      List<Operation> operations = moments.operations();
      boolean expected =
          BruteForce.hasOrder(
              BruteForce.effective(operations, Verb.READ_COUNTER), 0L, CounterCheckerTest::after);
      assertThat(new CounterChecker().check(new History(operations, List.of())))
          .as("seed %d: %s", seed, operations)
          .isInstanceOf(expected ? Verdict.Valid.class : Verdict.Violation.class);
      violations += expected ? 0 : 1;
    }
    assertThat(violations).as("seed %d", seed).isBetween(500, RANDOM_HISTORIES - 500);
  }

  private static Optional<Long> after(Long state, Operation operation) {
    if (operation.is(Verb.READ_COUNTER)) {
      return state.equals(operation.out()) ? Optional.of(state) : Optional.empty();
    }
    return Optional.of(state + (Long) Objects.requireNonNull(operation.a()));
  }

  private static Operation add(long delta, long start, long end) {
    return Invocation.add(1, "c", delta, start).done(null, end);
  }

  private static Operation read(long value, long start, long end) {
    return Invocation.readCounter(2, "c", start).done(value, end);
  }
}
