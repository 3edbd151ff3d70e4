package io.quorate.store.space;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A leader whose disk is full lets another voter lead, which may have room. It does not know who
 * has; where nobody has, leadership goes round, and the pause between two moves keeps that slow.
 * {@link #look} runs on the scheduler, never twice at once.
 */
public final class FullLeader {

  private static final long LOOK_EVERY_MILLIS = 500;
  private static final long PAUSE_NANOS = Duration.ofSeconds(15).toNanos();

  private final DiskSpace space;
  private final BooleanSupplier leads;
  private final Runnable stepAside;
  private final LongSupplier clockNanos;
  private final AtomicBoolean moving = new AtomicBoolean();
  private long movedNanos;

  /**
   * @param stepAside may block for seconds
   * @param clockNanos monotonic
   */
  public FullLeader(
      DiskSpace space, BooleanSupplier leads, Runnable stepAside, LongSupplier clockNanos) {
    this.space = space;
    this.leads = leads;
    this.stepAside = stepAside;
    this.clockNanos = clockNanos;
    this.movedNanos = clockNanos.getAsLong() - PAUSE_NANOS;
  }

  public void start(ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    long now = clockNanos.getAsLong();
    if (!space.isFull() || now - movedNanos < PAUSE_NANOS || !leads.getAsBoolean()) {
      return;
    }
    if (moving.compareAndSet(false, true)) {
      movedNanos = now;
      Thread.startVirtualThread(() -> {
        try {
          stepAside.run();
        } finally {
          moving.set(false);
        }
      });
    }
  }
}
