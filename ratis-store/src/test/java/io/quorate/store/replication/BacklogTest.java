package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.command.Command;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Revision;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gathering lasts an hour here, so whatever comes sooner did not wait for its end. */
@Timeout(30)
class BacklogTest {

  private static final int OPERATIONS_MAX = 3;
  private static final int CLOSED = -1;

  private final Backlog backlog =
      new Backlog(
          new BatchLimits(2, TimeUnit.HOURS.toNanos(1), OPERATIONS_MAX, 1 << 20, 100, 1 << 20));

  @Test
  void loneWriteIsTakenAtOnce() throws Exception {
    offer();

    assertThat(new Taker().writes()).isEqualTo(1);
  }

  @Test
  void loneWriterNeverWaits() throws Exception {
    offer();
    assertThat(new Taker().writes()).isEqualTo(1);
    backlog.landed(1);
    offer();

    assertThat(new Taker().writes()).isEqualTo(1);
  }

  @Test
  void writesGatherWhileAnEntryIsUnderWay() throws Exception {
    offer();
    assertThat(new Taker().writes()).isEqualTo(1);
    offer();
    Taker second = new Taker();
    second.awaitWaiting();
    offer();
    backlog.landed(0);

    assertThat(second.writes()).isEqualTo(2);
  }

  @Test
  void thoseJustAnsweredJoinThoseThatWaited() throws Exception {
    offer();
    assertThat(new Taker().writes()).isEqualTo(1);
    offer();
    Taker second = new Taker();
    second.awaitWaiting();
    backlog.landed(1);
    second.awaitWaiting();
    offer();

    assertThat(second.writes()).isEqualTo(2);
  }

  @Test
  void fullEntryWaitsForNothing() throws Exception {
    offer();
    assertThat(new Taker().writes()).isEqualTo(1);
    offer();
    Taker second = new Taker();
    second.awaitWaiting();
    offer();
    offer();

    assertThat(second.writes()).isEqualTo(OPERATIONS_MAX);
  }

  @Test
  void closingEndsTheGathering() throws Exception {
    offer();
    assertThat(new Taker().writes()).isEqualTo(1);
    offer();
    Taker second = new Taker();
    second.awaitWaiting();

    assertThat(backlog.close().writes()).hasSize(1);
    assertThat(second.writes()).isEqualTo(CLOSED);
  }

  private void offer() {
    Submission nothing = new Submission(null, new Command.Compact(new Revision(1)));
    assertThat(backlog.offer(new PendingWrite(nothing, 10, Long.MAX_VALUE))).isTrue();
  }

  /** A thread that takes one load. */
  private final class Taker {
    private final FutureTask<Integer> task = new FutureTask<>(this::take);
    private final Thread thread = Thread.ofPlatform().daemon().start(task);

    void awaitWaiting() {
      await().until(() -> thread.getState() == Thread.State.TIMED_WAITING || task.isDone());
    }

    /** How many writes the load has. */
    int writes() throws Exception {
      return task.get();
    }

    private int take() throws InterruptedException {
      Backlog.Load load = backlog.take();
      return load == null ? CLOSED : load.writes().size();
    }
  }
}
