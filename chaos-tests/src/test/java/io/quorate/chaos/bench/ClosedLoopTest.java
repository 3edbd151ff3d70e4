package io.quorate.chaos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ClosedLoopTest {

  private static final int IN_FLIGHT = 8;
  private static final int OPERATION_MILLIS = 10;
  private static final Duration WARM_UP = Duration.ofMillis(100);
  private static final Duration WINDOW = Duration.ofMillis(400);

  @Test
  void keepsExactlySoManyUnderWayAndCountsWhatTheWindowSaw() throws InterruptedException {
    Executor later = CompletableFuture.delayedExecutor(OPERATION_MILLIS, TimeUnit.MILLISECONDS);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    ClosedLoop.Measured measured =
        ClosedLoop.run(
            random -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              return CompletableFuture.runAsync(underWay::decrementAndGet, later);
            },
            IN_FLIGHT,
            WARM_UP,
            WINDOW,
            new SplittableRandom(1),
            () -> {});

    assertThat(most.get()).isEqualTo(IN_FLIGHT);
    assertThat(underWay.get()).isZero();
    assertThat(measured.errors()).isZero();
    assertThat(measured.p50()).isGreaterThanOrEqualTo(Duration.ofMillis(OPERATION_MILLIS));
    assertThat(measured.perSecond())
        .isBetween(5.0, IN_FLIGHT * 1000.0 / OPERATION_MILLIS + IN_FLIGHT);
  }

  @Test
  void failuresAreCountedApart() throws InterruptedException {
    ClosedLoop.Measured measured =
        ClosedLoop.run(
            random -> CompletableFuture.failedFuture(new IllegalStateException("no")),
            1,
            WARM_UP,
            WINDOW,
            new SplittableRandom(1),
            () -> {});

    assertThat(measured.operations()).isZero();
    assertThat(measured.errors()).isPositive();
  }
}
