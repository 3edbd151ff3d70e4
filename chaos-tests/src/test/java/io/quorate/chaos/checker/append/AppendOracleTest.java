package io.quorate.chaos.checker.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.BruteForce;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.Verdict.Valid;
import io.quorate.chaos.checker.Verdict.Violation;
import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.MicroOperation;
import io.quorate.chaos.history.MicroOperation.Append;
import io.quorate.chaos.history.MicroOperation.Read;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The checker against every order of small histories. */
class AppendOracleTest {

  private static final int HISTORIES = 10_000;
  private static final int KEYS = 2;
  private static final int NANOS = 100;

  @Test
  void tellsEveryViolationWhereAllListsAreReadAtTheEnd() {
    compare(true);
  }

  @Test
  void tellsNothingButViolations() {
    compare(false);
  }

  private static void compare(boolean readAtTheEnd) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int violations = 0;
    for (int i = 0; i < HISTORIES; i++) {
      List<Operation> operations = history(random, readAtTheEnd);
      List<Operation> effective =
          operations.stream().filter(each -> each.fate() != Fate.REFUSED).toList();
      boolean expected =
          BruteForce.hasOrder(effective, Map.<String, List<Long>>of(), AppendOracleTest::after);
      Verdict verdict = new AppendChecker().check(new History(operations, List.of()));
      if (readAtTheEnd || verdict instanceof Violation) {
        assertThat(verdict instanceof Valid)
            .as("seed %d: %s of %s", seed, verdict, operations)
            .isEqualTo(expected);
      }
      violations += verdict instanceof Violation ? 1 : 0;
    }
    assertThat(violations).as("seed %d", seed).isBetween(HISTORIES / 20, HISTORIES * 19 / 20);
  }

  private static Optional<Map<String, List<Long>>> after(
      Map<String, List<Long>> lists, Operation operation) {
    Object steps = operation.unknown() ? operation.a() : operation.out();
    Map<String, List<Long>> after = new HashMap<>(lists);
    for (MicroOperation step : MicroOperation.fromJson(steps)) {
      List<Long> list = new ArrayList<>(after.getOrDefault(step.key(), List.of()));
      switch (step) {
        case Append(String key, long value) -> {
          list.add(value);
          after.put(key, list);
        }
        case Read(String key, List<Long> seen) -> {
          if (seen != null && !seen.equals(list)) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(after);
  }

  /** Transactions at instants of their own, of which some steps look at an older state. */
  private static List<Operation> history(SplittableRandom random, boolean readAtTheEnd) {
    List<Operation> operations = new ArrayList<>();
    List<Map<String, List<Long>>> states = new ArrayList<>(List.of(Map.of()));
    int count = 2 + random.nextInt(4);
    double faults = random.nextBoolean() ? 0 : 0.3;
    for (int i = 0; i < count; i++) {
      int process = random.nextInt(3);
      long effect = 100L * i + 100;
      List<MicroOperation> asked = steps(random, i);
      Invocation invocation =
          Invocation.txn(process, "g", asked, effect - random.nextInt(3 * NANOS));
      long end = effect + random.nextInt(3 * NANOS);
      boolean unknown = random.nextInt(5) == 0;
      boolean refused = !unknown && random.nextInt(10) == 0;
      Map<String, List<Long>> state = new HashMap<>(states.getLast());
      List<MicroOperation> answer = run(asked, state, states, faults, random);
      boolean happens = unknown ? random.nextBoolean() : !refused || random.nextDouble() < faults;
      if (happens) {
        states.add(state);
      }
      operations.add(
          unknown
              ? invocation.unknown(end)
              : refused
                  ? invocation.refused(end)
                  : invocation.done(MicroOperation.toJson(answer), end));
    }
    if (readAtTheEnd) {
      List<MicroOperation> all = List.of(MicroOperation.read("k0"), MicroOperation.read("k1"));
      List<MicroOperation> answer = run(all, new HashMap<>(states.getLast()), states, 0, random);
      operations.add(
          Invocation.txn(9, "g", all, 10_000).done(MicroOperation.toJson(answer), 10_001));
    }
    return operations;
  }

  private static List<MicroOperation> steps(SplittableRandom random, int transaction) {
    List<MicroOperation> steps = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String key = "k" + random.nextInt(KEYS);
      steps.add(
          random.nextBoolean()
              ? MicroOperation.read(key)
              : MicroOperation.append(key, 10L * transaction + i));
    }
    return steps;
  }

  private static List<MicroOperation> run(
      List<MicroOperation> asked,
      Map<String, List<Long>> state,
      List<Map<String, List<Long>>> states,
      double faults,
      SplittableRandom random) {
    Map<String, List<Long>> old = states.get(random.nextInt(states.size()));
    List<MicroOperation> answer = new ArrayList<>();
    for (MicroOperation step : asked) {
      List<Long> list = new ArrayList<>(state.getOrDefault(step.key(), List.of()));
      switch (step) {
        case Append append -> {
          list.add(append.value());
          state.put(append.key(), list);
          answer.add(append);
        }
        case Read read -> {
          boolean stale = random.nextDouble() < faults;
          List<Long> seen = stale ? old.getOrDefault(read.key(), List.of()) : list;
          answer.add(MicroOperation.read(read.key(), seen));
        }
      }
    }
    return answer;
  }
}
