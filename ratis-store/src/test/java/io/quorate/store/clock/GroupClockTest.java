package io.quorate.store.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.version.GroupTime;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GroupClockTest {

  private final AtomicLong nanos = new AtomicLong(1_000);
  private final GroupClock clock = new GroupClock(nanos::get, new GroupTime(100));

  @Test
  void timeGoesOnSinceTheLastStamp() {
    nanos.addAndGet(5);

    assertThat(clock.now()).isEqualTo(new GroupTime(105));
  }

  @Test
  void followerCountsFromTheStampThatItHasApplied() {
    nanos.addAndGet(50);
    clock.applied(new GroupTime(300));
    nanos.addAndGet(7);

    assertThat(clock.now()).isEqualTo(new GroupTime(307));
  }

  /** A lease granted under the next leader's stamp must not end before its time here. */
  @Test
  void leaderOfBeforeTakesTheNextLeadersTimeThoughItIsBehind() {
    nanos.addAndGet(500); // as a leader, this node says 600 by now
    clock.applied(new GroupTime(520));
    nanos.addAndGet(10);

    assertThat(clock.now()).isEqualTo(new GroupTime(530));
  }
}
