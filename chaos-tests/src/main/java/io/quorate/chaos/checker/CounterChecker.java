package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Counters that begin at 0: each read lies between the least and the most that the additions allow.
 * What was answered before the read began, counts; what began before the read ended, may count; so
 * does what is of unknown fate. Reads are judged one by one: a pair of reads that goes back within
 * these bounds is not told, linearizability of registers is the sharper rule.
 */
public final class CounterChecker implements Checker {

  @Override
  public String name() {
    return "counter";
  }

  /** Numbers by time, and their sum up to each. */
  private static final class Sums {
    private final long[] times;
    private final long[] sums;

    Sums(List<long[]> timesAndNumbers) {
      timesAndNumbers.sort((left, right) -> Long.compare(left[0], right[0]));
      times = timesAndNumbers.stream().mapToLong(each -> each[0]).toArray();
      sums = new long[times.length + 1];
      for (int i = 0; i < times.length; i++) {
        sums[i + 1] = sums[i] + timesAndNumbers.get(i)[1];
      }
    }

    /** The sum of all whose time is below this one. */
    long below(long time) {
      int place = Arrays.binarySearch(times, time);
      place = place < 0 ? -place - 1 : place;
      while (place > 0 && times[place - 1] == time) {
        place--;
      }
      return sums[place];
    }
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    try {
      Map<String, List<Operation>> counters = Judgement.byKey(history, Verb.ADD, Verb.READ_COUNTER);
      for (List<Operation> operations : counters.values()) {
        judge(words, operations);
      }
      return Verdict.valid("operations", history.operations().size(), "counters", counters.size());
    } catch (Unfit e) {
      return e.verdict();
    } catch (Judgement e) {
      return e.verdict();
    }
  }

  private static void judge(Words words, List<Operation> operations) throws Judgement {
    List<long[]> sureUp = new ArrayList<>();
    List<long[]> sureDown = new ArrayList<>();
    List<long[]> maybeUp = new ArrayList<>();
    List<long[]> maybeDown = new ArrayList<>();
    for (Operation add : operations) {
      if (!add.is(Verb.ADD) || !add.possible()) {
        continue;
      }
      long delta = number(add, "a", add.a());
      (delta > 0 ? maybeUp : maybeDown).add(new long[] {add.startNanos(), delta});
      if (add.done()) {
        (delta > 0 ? sureUp : sureDown).add(new long[] {add.endNanos(), delta});
      }
    }
    Sums surelyUp = new Sums(sureUp);
    Sums surelyDown = new Sums(sureDown);
    Sums perhapsUp = new Sums(maybeUp);
    Sums perhapsDown = new Sums(maybeDown);
    for (Operation read : operations) {
      if (read.is(Verb.READ_COUNTER) && read.done()) {
        long value = number(read, "o", read.out());
        long begun = Math.addExact(read.endNanos(), 1);
        long least = surelyUp.below(read.startNanos()) + perhapsDown.below(begun);
        long most = perhapsUp.below(begun) + surelyDown.below(read.startNanos());
        if (value < least || value > most) {
          String why = "all that was added by then allows " + least + " to " + most + ":";
          throw new Judgement(words, "counter out of bounds", why, read);
        }
      }
    }
  }

  private static long number(
      Operation operation, String field, @org.jspecify.annotations.Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new Unfit(operation, field + " is " + value + ", expected an integer");
  }
}
