package io.quorate.store.replication;

import io.quorate.core.command.Outcome;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.read.ReadView;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.storage.StorageException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers what an applied batch was waiting for, but not before the leader's gate has opened: until
 * then an earlier leader may still answer strong reads from a state without these writes. Called by
 * the apply thread.
 */
final class Acknowledger {

  private final LiveDatabase live;
  private final MonotonicClock leaseClock;
  private final ScheduledExecutorService later;

  Acknowledger(LiveDatabase live, MonotonicClock leaseClock, ScheduledExecutorService later) {
    this.live = live;
    this.leaseClock = leaseClock;
    this.later = later;
  }

  void applied(
      Batch batch, List<Outcome> outcomes, long term, long commitMicros, long gateOpensNanos) {
    long waitNanos = gateOpensNanos - leaseClock.nanos();
    if (waitNanos <= 0) {
      answer(batch, outcomes, term, commitMicros);
      return;
    }
    try {
      later.schedule(
          () -> answer(batch, outcomes, term, commitMicros), waitNanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      batch.fail(ErrorCode.NODE_STOPPING);
    }
  }

  private void answer(Batch batch, List<Outcome> outcomes, long term, long commitMicros) {
    List<PendingWrite> writes = batch.writes();
    for (int i = 0; i < writes.size(); i++) {
      writes.get(i).answer().complete(new Applied(outcomes.get(i), term, commitMicros));
    }
    for (BarrierRead read : batch.reads()) {
      answer(read, term);
    }
    batch.applied().complete(null);
  }

  private void answer(BarrierRead read, long term) {
    ReadView view;
    try {
      view = new LedView(live.view(), term);
    } catch (StorageException.Closed e) {
      read.answer().completeExceptionally(StoreException.of(ErrorCode.NODE_STOPPING));
      return;
    }
    if (!read.answer().complete(view)) {
      view.close();
    }
  }
}
