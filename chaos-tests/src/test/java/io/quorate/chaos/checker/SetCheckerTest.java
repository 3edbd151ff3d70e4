package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SetCheckerTest {

  private static final int RANDOM_HISTORIES = 10_000;

  private final Claims set = new Claims(new SetChecker());

  @Test
  void whatWasAddedIsThere() {
    set.valid(add(1, 10, 20), add(2, 10, 50), read(30, 40, 1L), read(60, 70, 2L, 1L));
    set.violated("lost element", add(1, 10, 20), read(30, 40));
  }

  @Test
  void whatIsThereStays() {
    set.violated("stale read", add(1, 10, 90), read(20, 30, 1L), read(40, 50));
    set.violated("stale read", add(1, 10, 20), read(30, 40), read(50, 60, 1L));
  }

  @Test
  void nothingIsThereTwice() {
    set.violated("duplicated element", add(1, 10, 20), read(30, 40, 1L, 1L));
  }

  @Test
  void nothingIsThereThatNobodyAdded() {
    set.violated("phantom element", read(30, 40, 1L));
    set.violated("phantom element", read(10, 20, 1L), add(1, 30, 40));
    set.violated("phantom element", Invocation.add(1, "s", 1, 10).refused(20), read(30, 40, 1L));
  }

  @Test
  void unknownMayBeThereOrNot() {
    Operation unknown = Invocation.add(1, "s", 1, 10).unknown(20);
    set.valid(unknown, read(30, 40), read(50, 60, 1L));
    set.violated("stale read", unknown, read(30, 40, 1L), read(50, 60));
  }

  @Test
  void ofTwoReadsOneHoldsTheOther() {
    set.violated(
        "reads in conflict", add(1, 10, 90), add(2, 10, 90), read(10, 90, 1L), read(10, 90, 2L));
  }

  @Test
  void whoKnowsTheLaterKnowsTheEarlier() {
    set.violated("lost element", add(1, 10, 20), add(2, 30, 40), read(15, 50, 2L));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    set.undecided("added once", add(1, 10, 20), add(1, 30, 40));
    set.undecided("expected a list", Invocation.readAll(1, "s", 10).done(5L, 20));
    set.undecided("not w", Invocation.write(1, "s", 1, 10).done(null, 20));
  }

  @Test
  void agreesWithTheBruteForceOnRandomHistories() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      List<Operation> operations = history(random);
      boolean expected =
          BruteForce.hasOrder(
              BruteForce.effective(operations, Verb.READ_ALL), Set.of(), SetCheckerTest::after);
      Verdict verdict = new SetChecker().check(new History(operations, List.of()));
      assertThat(verdict instanceof Verdict.Valid)
          .as("seed %d: %s of %s", seed, verdict, operations)
          .isEqualTo(expected);
      violations += expected ? 0 : 1;
    }
    assertThat(violations).as("seed %d", seed).isBetween(500, RANDOM_HISTORIES - 500);
  }

  private static List<Operation> history(SplittableRandom random) {
    Moments moments = new Moments(random, random.nextBoolean() ? 0 : 0.3);
    List<Object> state = new ArrayList<>();
    List<List<Object>> past = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < 2 + random.nextInt(5); i++) {
      long element = i;
      if (random.nextBoolean()) {
        moments.write(
            Invocation.add(random.nextInt(3), "s", element, moments.start()),
            happens -> happens && state.add(element));
        past.add(List.copyOf(state));
      } else {
        boolean stale = random.nextInt(3) == 0;
        List<Object> answer = stale ? past.get(random.nextInt(past.size())) : List.copyOf(state);
        moments.read(Invocation.readAll(random.nextInt(3), "s", moments.start()), answer);
      }
    }
    return moments.operations();
  }

  private static Optional<Set<Object>> after(Set<Object> state, Operation operation) {
    if (operation.is(Verb.READ_ALL)) {
      boolean same =
          operation.out() instanceof List<?> seen
              && seen.size() == state.size()
              && state.containsAll(seen);
      return same ? Optional.of(state) : Optional.empty();
    }
    Set<Object> after = new HashSet<>(state);
    after.add(Objects.requireNonNull(operation.a()));
    return Optional.of(after);
  }

  private static Operation add(long element, long start, long end) {
    return Invocation.add(1, "s", element, start).done(null, end);
  }

  private static Operation read(long start, long end, Long... elements) {
    return Invocation.readAll(2, "s", start).done(List.of(elements), end);
  }
}
