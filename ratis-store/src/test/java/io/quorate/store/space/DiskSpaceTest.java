package io.quorate.store.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {

  private static final long MIN = 1_000;

  private long free = 10 * MIN;
  private final DiskSpace space = new DiskSpace("/data", () -> free, MIN);

  private void look(long freeNow) {
    free = freeNow;
    space.look();
  }

  @Test
  void diskIsFullBelowTheLimitAndSaysWhatToDo() {
    look(MIN);
    assertThat(space.isFull()).isFalse();
    look(MIN - 1);
    assertThat(space.isFull()).isTrue();
    assertThat(space.problem()).get().asString().contains("/data", "free space until 1250", "999");
  }

  @Test
  void roomIsBackOnlyWellAboveTheLimit() {
    look(0);
    look(MIN + MIN / 4 - 1);
    assertThat(space.isFull()).isTrue();
    look(MIN + MIN / 4);
    assertThat(space.isFull()).isFalse();
    assertThat(space.problem()).isEmpty();
  }

  @Test
  void nodeStartsWithLittleRoomButNotWithNone() {
    look(MIN / 4);
    assertThat(space.problemOfStart()).isEmpty();
    look(MIN / 4 - 1);
    assertThat(space.problemOfStart()).get().asString().contains("249", "needs 250 to start");
  }

  @Test
  void limitOfZeroTurnsItOff() {
    DiskSpace off = new DiskSpace("/data", () -> 0, 0);
    off.look();
    assertThat(off.isFull()).isFalse();
    assertThat(off.problemOfStart()).isEmpty();
  }

  @Test
  void fullLeaderStepsAsideOnceInAWhile() {
    AtomicInteger moves = new AtomicInteger();
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // the clock's numbers may overflow
    FullLeader leader = new FullLeader(space, () -> true, moves::incrementAndGet, now::get);
    leader.look();
    assertThat(moves).hasValue(0);
    look(0);
    leader.look();
    Awaitility.await().untilAtomic(moves, org.hamcrest.Matchers.equalTo(1));
    leader.look();
    now.addAndGet(15_000_000_000L);
    Awaitility.await()
        .until(() -> {
          leader.look();
          return moves.get() == 2;
        });
    leader.look();
    assertThat(moves).hasValue(2);
  }

  @Test
  void fullFollowerStaysWhereItIs() {
    AtomicInteger moves = new AtomicInteger();
    FullLeader follower = new FullLeader(space, () -> false, moves::incrementAndGet, () -> 0);
    look(0);
    follower.look();
    assertThat(moves).hasValue(0);
  }
}
