package io.quorate.chaos.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waiting for something that can only be polled. */
public final class Await {

  private Await() {}

  /**
   * Looks every so often until the condition holds; returns whether it did before {@code max} was
   * over.
   */
  public static boolean until(BooleanSupplier condition, Duration every, Duration max)
      throws InterruptedException {
    return untilPresent(
            () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), every, max)
        .isPresent();
  }

  /** Looks every so often until there is something; empty if {@code max} was over before. */
  public static <T> Optional<T> untilPresent(
      Supplier<Optional<T>> source, Duration every, Duration max) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      Optional<T> found = source.get();
      if (found.isPresent() || System.nanoTime() - start > max.toNanos()) {
        return found;
      }
      Thread.sleep(every);
    }
  }
}
