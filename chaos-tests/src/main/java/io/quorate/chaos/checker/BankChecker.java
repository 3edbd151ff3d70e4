package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Banks between whose accounts money is transferred: every read of all accounts has the same total,
 * and, if asked, no account is below 0.
 */
public final class BankChecker implements Checker {

  private final OptionalLong total;
  private final boolean overdraft;

  /**
   * @param total of all accounts of a bank; empty: that of the read that was answered first
   * @param overdraft whether balances below 0 are allowed
   */
  public BankChecker(OptionalLong total, boolean overdraft) {
    this.total = total;
    this.overdraft = overdraft;
  }

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    try {
      Map<String, List<Operation>> banks = Judgement.byKey(history, Verb.TRANSFER, Verb.READ_ALL);
      for (List<Operation> operations : banks.values()) {
        judge(words, operations);
      }
      return Verdict.valid("operations", history.operations().size(), "banks", banks.size());
    } catch (Unfit e) {
      return e.verdict();
    } catch (Judgement e) {
      return e.verdict();
    }
  }

  private void judge(Words words, List<Operation> operations) throws Judgement {
    List<Operation> reads =
        operations.stream()
            .filter(operation -> operation.is(Verb.READ_ALL) && operation.done())
            .sorted(Comparator.comparingLong(Operation::endNanos))
            .toList();
    if (reads.isEmpty()) {
      return;
    }
    long expected = total.isPresent() ? total.getAsLong() : sum(words, reads.getFirst());
    for (Operation read : reads) {
      long sum = sum(words, read);
      if (sum != expected) {
        Operation first = reads.getFirst();
        String why = "the total is " + sum + ", should be " + expected + ":";
        throw total.isPresent()
            ? new Judgement(words, "wrong total", why, read)
            : new Judgement(words, "wrong total", why, first, read);
      }
    }
  }

  private long sum(Words words, Operation read) throws Judgement {
    if (!(read.out() instanceof Map<?, ?> balances)) {
      throw new Unfit(read, "o is " + read.out() + ", expected a map of balances");
    }
    long sum = 0;
    for (Map.Entry<?, ?> account : balances.entrySet()) {
      if (!(account.getValue() instanceof Long balance)) {
        throw new Unfit(read, "the balance of " + account.getKey() + " is no integer");
      }
      if (balance < 0 && !overdraft) {
        throw new Judgement(
            words, "negative balance", account.getKey() + " holds " + balance + ":", read);
      }
      sum += balance;
    }
    return sum;
  }
}
