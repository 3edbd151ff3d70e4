package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.Verdict.Valid;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LockCheckerTest {

  private static final int RANDOM_HISTORIES = 10_000;

  private final Claims lock = new Claims(new LockChecker());

  @Test
  void oneHolderAfterTheOther() {
    lock.valid(
        acquire(1, 5, 10, 20),
        write(5, 22, 23),
        release(1, 5, 25, 30),
        acquire(2, 6, 35, 40),
        write(6, 42, 43),
        release(2, 6, 45, 50));
  }

  @Test
  void tokensGrow() {
    lock.violated("token goes back", acquire(1, 5, 10, 20), acquire(2, 4, 30, 40));
    lock.violated("token given twice", acquire(1, 5, 10, 20), acquire(2, 5, 30, 40));
    lock.valid(acquire(1, 5, 10, 20), acquire(2, 4, 15, 40));
  }

  @Test
  void aFencedWriteIsRefused() {
    lock.violated("fenced write accepted", write(6, 10, 20), write(5, 30, 40));
    lock.valid(
        write(6, 10, 20),
        Invocation.guardedWrite(1, "l", 5, null, 30).refused(40),
        Invocation.guardedWrite(1, "l", 5, null, 30).unknown(40));
    lock.valid(write(6, 10, 30), write(5, 20, 40));
  }

  @Test
  void twoNeverHoldItAtOnce() {
    lock.violated(
        "held by two",
        acquire(1, 5, 10, 20),
        release(1, 5, 50, 60),
        acquire(2, 6, 25, 30),
        release(2, 6, 70, 80));
    lock.violated(
        "held by two", acquire(1, 5, 10, 20), release(1, 5, 50, 60), acquire(2, 6, 25, 30));
    lock.valid(acquire(1, 5, 10, 20), release(1, 5, 50, 60), acquire(2, 6, 25, 55));
  }

  @Test
  void aLockThatExpiredWasNotHeld() {
    lock.valid(
        acquire(1, 5, 10, 20),
        acquire(2, 6, 25, 30),
        Invocation.release(1, "l", 5, 50).refused(60),
        release(2, 6, 70, 80));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    lock.undecided("fencing token", Invocation.acquire(1, "l", 10).done(null, 20));
  }

  /** The lock of the oracle: holder's token or 0, last token given, newest token of a write. */
  private record State(long holder, long given, long newest) {}

  @Test
  void tellsNothingButViolationsOnRandomHistories() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    int told = 0;
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      List<Operation> operations = history(random);
      boolean possible =
          BruteForce.hasOrder(operations, new State(0, 0, 0), LockCheckerTest::after);
      Verdict verdict = new LockChecker().check(new History(operations, List.of()));
      if (possible) {
        assertThat(verdict).as("seed %d: %s", seed, operations).isInstanceOf(Valid.class);
      } else {
        violations++;
        told += verdict instanceof Valid ? 0 : 1;
      }
    }
    assertThat(violations).as("seed %d", seed).isBetween(500, RANDOM_HISTORIES - 500);
    assertThat(told).as("seed %d, told of %d", seed, violations).isGreaterThan(violations / 3);
  }

  private static List<Operation> history(SplittableRandom random) {
    List<Operation> operations = new ArrayList<>();
    long effect = 300;
    for (int i = 0; i < 3 + random.nextInt(3); i++) {
      effect += 100;
      long start = effect - random.nextInt(200);
      long end = effect + random.nextInt(200);
      long token = 1 + random.nextInt(3);
      operations.add(
          switch (random.nextInt(3)) {
            case 0 -> acquire(1, token, start, end);
            case 1 -> release(1, token, start, end);
            default -> write(token, start, end);
          });
    }
    return operations;
  }

  /** Locks may expire at any time; tokens grow, with gaps. */
  private static Optional<State> after(State state, Operation operation) {
    return switch (operation.f()) {
      case Verb.ACQUIRE -> {
        long token = (Long) Objects.requireNonNull(operation.out());
        yield token > state.given
            ? Optional.of(new State(token, token, state.newest))
            : Optional.empty();
      }
      case Verb.RELEASE -> {
        long token = (Long) Objects.requireNonNull(operation.a());
        // What nobody is known to have acquired was acquired before the history began.
        boolean held = state.holder == token;
        yield held || token > state.given
            ? Optional.of(new State(0, state.given, state.newest))
            : Optional.empty();
      }
      default -> {
        long token = (Long) Objects.requireNonNull(operation.a());
        yield token >= state.newest
            ? Optional.of(new State(state.holder, state.given, token))
            : Optional.empty();
      }
    };
  }

  private static Operation acquire(long process, long token, long start, long end) {
    return Invocation.acquire(process, "l", start).done(token, end);
  }

  private static Operation release(long process, long token, long start, long end) {
    return Invocation.release(process, "l", token, start).done(null, end);
  }

  private static Operation write(long token, long start, long end) {
    return Invocation.guardedWrite(1, "l", token, "v", start).done(null, end);
  }
}
