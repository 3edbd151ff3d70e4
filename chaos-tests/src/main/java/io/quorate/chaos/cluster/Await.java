package io.quorate.chaos.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Bounded waiting for something that can only be polled. */
public final class Await {

  private Await() {}

  /**
   * Looks every so often until the condition holds; returns whether it did before {@code max} was
   * over.
   */
  public static boolean until(BooleanSupplier condition, Duration every, Duration max)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > max.toNanos()) {
        return false;
      }
      Thread.sleep(every);
    }
    return true;
  }
}
