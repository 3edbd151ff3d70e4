package io.quorate.store.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

  private static final long LOOK_NANOS = 20_000_000;

  private long monotonicNanos = 1;
  private long wallNanos = 1_000_000_000_000L;
  private long readTakesNanos;
  private final List<Long> noticed = new ArrayList<>();
  private final ClockWatch watch =
      new ClockWatch(this::monotonic, () -> Instant.EPOCH.plusNanos(wallNanos), noticed::add);

  private long monotonic() {
    long now = monotonicNanos;
    monotonicNanos += readTakesNanos;
    wallNanos += readTakesNanos;
    return now;
  }

  private void lookAfter(long monotonicPassed, long wallPassed) {
    monotonicNanos += monotonicPassed;
    wallNanos += wallPassed;
    watch.look();
  }

  @Test
  void clocksThatGoTogetherAreTrusted() {
    watch.look();
    for (int i = 0; i < 1_000; i++) {
      lookAfter(LOOK_NANOS, LOOK_NANOS + LOOK_NANOS / 2_000); // slewed by 500 ppm
    }
    assertThat(noticed).isEmpty();
  }

  @Test
  void longPauseThatBothClocksSeeIsNone() {
    watch.look();
    lookAfter(3_600 * 1_000_000_000L, 3_600 * 1_000_000_000L);
    assertThat(noticed).isEmpty();
  }

  @Test
  void timeThatTheMonotonicClockMissedIsNoticedOnce() {
    watch.look();
    lookAfter(LOOK_NANOS, LOOK_NANOS + 2_000_000_000L);
    lookAfter(LOOK_NANOS, LOOK_NANOS);
    assertThat(noticed).containsExactly(monotonicNanos - LOOK_NANOS);
    assertThat(watch.divergences()).isEqualTo(1);
  }

  @Test
  void wallClockThatIsSetBackIsNoticed() {
    watch.look();
    lookAfter(LOOK_NANOS, LOOK_NANOS - 7_200_000_000_000L);
    assertThat(watch.divergences()).isEqualTo(1);
  }

  @Test
  void clocksReadFarApartSayNothing() {
    watch.look();
    readTakesNanos = ClockWatch.DIVERGENCE_NANOS_MAX * 2;
    lookAfter(LOOK_NANOS, LOOK_NANOS);
    readTakesNanos = 0;
    lookAfter(LOOK_NANOS, LOOK_NANOS);
    assertThat(noticed).isEmpty();
  }
}
