package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnceCheckerTest {

  private static final int RANDOM_HISTORIES = 10_000;

  private final Claims once = new Claims(new OnceChecker());

  @Test
  void acknowledgedIsAppliedOnce() {
    once.valid(write(10, 20), count(1, 30, 40));
    once.violated("lost write", write(10, 20), count(0, 30, 40));
    once.violated("applied twice", write(10, 20), count(2, 30, 40));
  }

  @Test
  void unknownIsAppliedAtMostOnce() {
    Operation unknown = Invocation.once(1, "k", "id", 10).unknown(20);
    once.valid(unknown, count(0, 30, 40), count(1, 50, 60));
    once.violated("applied twice", unknown, count(2, 30, 40));
    once.violated("lost write", unknown, count(1, 30, 40), count(0, 50, 60));
  }

  @Test
  void refusedIsNotApplied() {
    Operation refused = Invocation.once(1, "k", "id", 10).refused(20);
    once.valid(refused, count(0, 30, 40));
    once.violated("applied without being asked", refused, count(1, 30, 40));
    once.violated("applied without being asked", count(1, 1, 5), write(10, 20));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    once.undecided("a is missing", Invocation.of(1, "k", Verb.ONCE, null, null, 1).done(null, 2));
    once.undecided("how often", Invocation.count(1, "k", "id", 1).done(null, 2));
  }

  @Test
  void agreesWithTheBruteForceOnRandomHistories() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      Moments moments = new Moments(random, 0.1);
      long[] state = {0};
      moments.write(
          Invocation.once(1, "k", "id", moments.start()),
          happens -> state[0] += happens ? 1 + random.nextInt(8) / 7 : 0);
      for (int count = 0; count < 1 + random.nextInt(4); count++) {
        long answer = random.nextInt(4) == 0 ? 0 : state[0];
        moments.read(Invocation.count(2, "k", "id", moments.start()), answer);
      }
      List<Operation> operations = moments.operations();
      boolean expected =
          BruteForce.hasOrder(
              BruteForce.effective(operations, Verb.COUNT), 0L, OnceCheckerTest::after);
      assertThat(new OnceChecker().check(new History(operations, List.of())))
          .as("seed %d: %s", seed, operations)
          .isInstanceOf(expected ? Verdict.Valid.class : Verdict.Violation.class);
      violations += expected ? 0 : 1;
    }
    assertThat(violations).as("seed %d", seed).isBetween(500, RANDOM_HISTORIES - 500);
  }

  private static Optional<Long> after(Long state, Operation operation) {
    if (operation.is(Verb.COUNT)) {
      return state.equals(operation.out()) ? Optional.of(state) : Optional.empty();
    }
    return Optional.of(state + 1);
  }

  private static Operation write(long start, long end) {
    return Invocation.once(1, "k", "id", start).done(null, end);
  }

  private static Operation count(long times, long start, long end) {
    return Invocation.count(2, "k", "id", start).done(times, end);
  }
}
