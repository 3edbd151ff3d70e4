package io.quorate.chaos.checker;

import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BankCheckerTest {

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

  private static Operation read(long start, long a, long b) {
    return Invocation.readAll(2, "bank", start).done(Map.of("a", a, "b", b), start + 1);
  }
}
