package io.quorate.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ProbeTest {

  private static final Duration EVERY = Duration.ofMillis(5);

  @Test
  void stallOfTheStoreDoesNotSlowTheProbeDownAndShowsAsAGap() {
    AtomicBoolean stalled = new AtomicBoolean();
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    MemoryStore store =
        new MemoryStore(answer -> {
          if (stalled.get()) {
            held.add(answer);
          } else {
            answer.run();
          }
        });
    AcknowledgedWrites writes = new AcknowledgedWrites();
    long start = System.nanoTime();
    try (Probe probe = Probe.start("here", EVERY, store, writes)) {
      await().until(() -> probe.acknowledgedSince(start).length > 5);
      stalled.set(true);
      await().until(() -> held.size() > 20);
      stalled.set(false);
      held.forEach(Runnable::run);
      await().until(() -> writes.count() > 30);

      assertThat(probe.longestGapSince(start)).isGreaterThanOrEqualTo(EVERY.multipliedBy(15));
      assertThat(probe.failed()).isZero();
    }
  }

  @Test
  void longestGapIsBetweenNeighbours() {
    assertThat(Probe.longestGap(new long[] {1, 2, 9, 10})).isEqualTo(Duration.ofNanos(7));
    assertThat(Probe.longestGap(new long[] {})).isZero();
  }
}
