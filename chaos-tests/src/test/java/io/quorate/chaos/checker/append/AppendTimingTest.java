package io.quorate.chaos.checker.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.MicroOperation;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how long the checker takes; the figures are for people, so none is a claim. */
@Tag("nightly")
class AppendTimingTest {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int APPENDS_A_KEY = 100;
  private static final int KEYS_AT_ONCE = 10;

  @Test
  void manyTransactions() {
    for (int count : new int[] {10_000, 100_000}) {
      List<Operation> good = serial(count);
      measure(count + " transactions", good);
      Operation beside = good.get(count / 2);
      List<Operation> stale = new ArrayList<>(good);
      List<MicroOperation> asked = List.of(MicroOperation.read("k0"));
      List<MicroOperation> answered = List.of(MicroOperation.read("k0", List.of()));
      stale.add(
          Invocation.txn(99, "g", asked, beside.startNanos())
              .done(MicroOperation.toJson(answered), beside.endNanos()));
      measure(count + " transactions, one stale", stale);
    }
  }

  private static List<Operation> serial(int count) {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, List<Long>> lists = new HashMap<>();
    List<Operation> operations = new ArrayList<>();
    long appends = 0;
    for (int i = 0; i < count; i++) {
      List<MicroOperation> asked = new ArrayList<>();
      List<MicroOperation> answered = new ArrayList<>();
      for (int step = 0; step < 3; step++) {
        long keys = appends / (KEYS_AT_ONCE * APPENDS_A_KEY) * KEYS_AT_ONCE;
        String key = "k" + (keys + random.nextInt(KEYS_AT_ONCE));
        List<Long> list = lists.computeIfAbsent(key, unused -> new ArrayList<>());
        if (random.nextBoolean()) {
          appends++;
          asked.add(MicroOperation.append(key, appends));
          answered.add(MicroOperation.append(key, appends));
          list.add(appends);
        } else {
          asked.add(MicroOperation.read(key));
          answered.add(MicroOperation.read(key, list));
        }
      }
      long effect = 100L * i;
      operations.add(
          Invocation.txn(i % 20, "g", asked, effect - random.nextInt(1000))
              .done(MicroOperation.toJson(answered), effect + random.nextInt(1000)));
    }
    return operations;
  }

  private static void measure(String what, List<Operation> operations) {
    long start = System.nanoTime();
    Verdict verdict = new AppendChecker().check(new History(operations, List.of()));
    System.out.printf(
        "%s: %.0f ms, %s%n",
        what,
        (System.nanoTime() - start) / NANOS_PER_MILLI,
        verdict instanceof Verdict.Violation violation ? violation.what() : verdict);
    assertThat(verdict).isNotNull();
  }
}
