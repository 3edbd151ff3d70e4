package io.quorate.chaos.checker;

import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Seeded times and fates for small histories: each operation has an instant of its own. */
final class Moments {

  private static final int NANOS = 300;

  /** What happens at an instant: changes the state, or answers from it. */
  interface Effect {
    @Nullable Object at(boolean happens);
  }

  private final SplittableRandom random;
  private final double faults;
  private final List<Operation> operations = new ArrayList<>();
  private long effect = NANOS;

  /**
   * @param faults how often something that was acknowledged did not happen, or the reverse
   */
  Moments(SplittableRandom random, double faults) {
    this.random = random;
    this.faults = faults;
  }

  /** When the next operation begins. */
  long start() {
    effect += 100;
    return effect - random.nextInt(NANOS);
  }

  void write(Invocation invocation, Effect change) {
    long end = Math.max(invocation.startNanos(), effect + random.nextInt(NANOS));
    int draw = random.nextInt(10);
    boolean faulty = random.nextDouble() < faults;
    if (draw < 2) {
      change.at(random.nextBoolean());
      operations.add(invocation.unknown(end));
    } else if (draw < 3) {
      change.at(faulty);
      operations.add(invocation.refused(end));
    } else {
      change.at(!faulty);
      operations.add(invocation.done(null, end));
    }
  }

  void read(Invocation invocation, Object answer) {
    operations.add(invocation.done(answer, effect + random.nextInt(NANOS)));
  }

  List<Operation> operations() {
    return operations;
  }
}
