package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counters that begin at 0: each read lies between the least and the most that the additions allow
 * at some instant of the read. What was answered before the instant counts; what began before it
 * may count; so does what is of unknown fate. Reads are judged one by one: a pair of reads that
 * goes back within these bounds is not told; linearizability of registers is the sharper rule.
 */
public final class CounterChecker implements Checker {

  @Override
  public String name() {
    return "counter";
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
    Bounds bounds = new Bounds();
    for (Operation add : operations) {
      if (add.is(Verb.ADD) && add.possible()) {
        bounds.add(add, number(add, "a", add.a()));
      }
    }
    bounds.seal();
    for (Operation read : operations) {
      if (read.is(Verb.READ_COUNTER) && read.done()) {
        judge(words, bounds, read, number(read, "o", read.out()));
      }
    }
  }

  private static void judge(Words words, Bounds bounds, Operation read, long value)
      throws Judgement {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long instant : bounds.instants(read.startNanos(), read.endNanos())) {
      long low = bounds.least(instant);
      long high = bounds.most(instant);
      if (low <= value && value <= high) {
        return;
      }
      least = Math.min(least, low);
      most = Math.max(most, high);
    }
    String why = "what was added by then allows no such value between " + least + " and " + most;
    throw new Judgement(words, "counter out of bounds", why + ":", read);
  }

  private static long number(Operation operation, String field, @Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new Unfit(operation, field + " is " + value + ", expected an integer");
  }

  /** What a counter can be at an instant. First filled, then sealed, then asked. */
  private static final class Bounds {
    private final Sums surelyUp = new Sums();
    private final Sums surelyDown = new Sums();
    private final Sums perhapsUp = new Sums();
    private final Sums perhapsDown = new Sums();
    private long[] changes = {};

    void add(Operation add, long delta) {
      (delta > 0 ? perhapsUp : perhapsDown).add(add.startNanos(), delta);
      if (add.done()) {
        // From the next nanosecond on: what begins with the end is concurrent.
        (delta > 0 ? surelyUp : surelyDown).add(Math.addExact(add.endNanos(), 1), delta);
      }
    }

    void seal() {
      changes =
          Stream.of(surelyUp, surelyDown, perhapsUp, perhapsDown)
              .peek(Sums::seal)
              .flatMapToLong(sums -> Arrays.stream(sums.times))
              .sorted()
              .distinct()
              .toArray();
    }

    /** All at which the bounds change, and the first. */
    long[] instants(long from, long to) {
      int place = Arrays.binarySearch(changes, from);
      int first = place < 0 ? -place - 1 : place;
      return LongStream.concat(
              LongStream.of(from),
              Arrays.stream(changes, first, changes.length).takeWhile(instant -> instant <= to))
          .toArray();
    }

    long least(long instant) {
      return surelyUp.until(instant) + perhapsDown.until(instant);
    }

    long most(long instant) {
      return perhapsUp.until(instant) + surelyDown.until(instant);
    }
  }

  /** Numbers by time, and their sum up to each. */
  private static final class Sums {
    private final List<long[]> unsorted = new ArrayList<>();
    private long[] times = {};
    private long[] sums = {};

    void add(long time, long number) {
      unsorted.add(new long[] {time, number});
    }

    void seal() {
      unsorted.sort(Comparator.comparingLong(each -> each[0]));
      times = unsorted.stream().mapToLong(each -> each[0]).toArray();
      sums = unsorted.stream().mapToLong(each -> each[1]).toArray();
      Arrays.parallelPrefix(sums, Long::sum);
    }

    /** The sum of all whose time is not above this one. */
    long until(long time) {
      int place = Arrays.binarySearch(times, time);
      if (place < 0) {
        place = -place - 2;
      }
      while (place + 1 < times.length && times[place + 1] == time) {
        place++;
      }
      return place < 0 ? 0 : sums[place];
    }
  }
}
