package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BankCheckerTest {

  private static final int RANDOM_HISTORIES = 10_000;
  private static final Operation TRANSFER =
      Invocation.transfer(1, "bank", "a", "b", 3, 10).done(null, 20);

  private final Claims bank = new Claims(new BankChecker(OptionalLong.empty(), true));

  @Test
  void theTotalHolds() {
    bank.valid(read(1, 5, 5), TRANSFER, read(30, 2, 8));
    bank.violated("wrong total", read(1, 5, 5), TRANSFER, read(30, 2, 5));
    bank.violated("wrong total", read(1, 5, 5), TRANSFER, read(30, 5, 8));
  }

  @Test
  void theTotalMayBeSaid() {
    new Claims(new BankChecker(OptionalLong.of(10), true)).valid(read(1, 5, 5));
    new Claims(new BankChecker(OptionalLong.of(11), true)).violated("wrong total", read(1, 5, 5));
  }

  @Test
  void overdraftIsToldIfAsked() {
    bank.valid(read(1, -1, 11));
    new Claims(new BankChecker(OptionalLong.empty(), false))
        .violated("negative balance", read(1, -1, 11));
  }

  @Test
  void banksAreJudgedApart() {
    Operation other = Invocation.readAll(1, "other", 1).done(Map.of("a", 1L), 2);
    bank.valid(read(1, 5, 5), other);
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    bank.undecided("map of balances", Invocation.readAll(1, "bank", 1).done(7L, 2));
    bank.undecided("no integer", Invocation.readAll(1, "bank", 1).done(Map.of("a", "x"), 2));
  }

  @Test
  void tellsEveryWrongTotalAndNothingThatCanBe() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      List<Operation> operations = history(random);
      boolean possible =
          BruteForce.hasOrder(
              BruteForce.effective(operations, Verb.READ_ALL), 5L, BankCheckerTest::after);
      boolean totals =
          operations.stream()
              .filter(each -> each.is(Verb.READ_ALL))
              .allMatch(each -> total(each) == 10);
      boolean valid =
          new BankChecker(OptionalLong.of(10), true).check(new History(operations, List.of()))
              instanceof Verdict.Valid;
      assertThat(valid).as("seed %d: %s", seed, operations).isEqualTo(totals);
      assertThat(valid || !possible).as("seed %d: %s", seed, operations).isTrue();
      violations += valid ? 0 : 1;
    }
    assertThat(violations).as("seed %d", seed).isBetween(500, RANDOM_HISTORIES - 500);
  }

  /** Transfers from a to b, 10 between them; some reads see only one side of one. */
  private static List<Operation> history(SplittableRandom random) {
    Moments moments = new Moments(random, 0);
    long[] a = {5};
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      if (random.nextBoolean()) {
        long amount = 1 + random.nextInt(3);
        moments.write(
            Invocation.transfer(random.nextInt(3), "bank", "a", "b", amount, moments.start()),
            happens -> a[0] -= happens ? amount : 0);
      } else {
        long skew = random.nextInt(4) == 0 ? 1 : 0;
        moments.read(
            Invocation.readAll(4, "bank", moments.start()),
            Map.of("a", a[0], "b", 10 - a[0] + skew));
      }
    }
    return moments.operations();
  }

  /** The state is what a holds. */
  private static Optional<Long> after(Long a, Operation operation) {
    if (operation.is(Verb.READ_ALL)) {
      boolean same = Map.of("a", a, "b", 10 - a).equals(operation.out());
      return same ? Optional.of(a) : Optional.empty();
    }
    return operation.a() instanceof Map<?, ?> order && order.get("amount") instanceof Long amount
        ? Optional.of(a - amount)
        : Optional.empty();
  }

  private static long total(Operation read) {
    return read.out() instanceof Map<?, ?> balances
        ? balances.values().stream().mapToLong(each -> (Long) each).sum()
        : 0;
  }

  private static Operation read(long start, long a, long b) {
    return Invocation.readAll(2, "bank", start).done(Map.of("a", a, "b", b), start + 1);
  }
}
