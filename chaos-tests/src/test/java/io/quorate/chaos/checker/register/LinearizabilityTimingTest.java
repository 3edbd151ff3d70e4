package io.quorate.chaos.checker.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.checker.Budget;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how long the checker takes; the figures are for people, so none is a claim. */
@Tag("nightly")
class LinearizabilityTimingTest {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final long SEED = 7;

  @Test
  void manyKeys() {
    for (int values : new int[] {0, 5}) {
      SplittableRandom random = new SplittableRandom(SEED);
      List<Operation> operations = new ArrayList<>();
      for (int key = 0; key < 200; key++) {
        operations.addAll(new RegisterHistories(500, 10, values, 0.01).of("k" + key, random));
      }
      measure("100000 operations, 200 keys, 10 processes, " + values(values), operations);
    }
  }

  @Test
  void oneKey() {
    for (int processes : new int[] {10, 20}) {
      for (int values : new int[] {0, 5, 50}) {
        for (double unknown : new double[] {0, 0.002, 0.01}) {
          SplittableRandom random = new SplittableRandom(SEED);
          List<Operation> good =
              new RegisterHistories(5000, processes, values, unknown).of("x", random);
          String what =
              "5000 operations, 1 key, "
                  + processes
                  + " processes, "
                  + values(values)
                  + ", unknown "
                  + unknown;
          measure(what, good);
          measure(what + ", one read changed", RegisterHistories.spoiled(good, random));
        }
      }
    }
  }

  private static String values(int values) {
    return values == 0 ? "new values" : values + " values";
  }

  private static void measure(String what, List<Operation> operations) {
    long start = System.nanoTime();
    Verdict verdict =
        new LinearizabilityChecker(Budget.DEFAULT).check(new History(operations, List.of()));
    System.out.printf(
        "%s: %.0f ms, %s%n",
        what,
        (System.nanoTime() - start) / NANOS_PER_MILLI,
        verdict instanceof Verdict.Violation violation
            ? "violation, core of " + violation.operations().size()
            : verdict);
    assertThat(verdict).isNotNull();
  }
}
