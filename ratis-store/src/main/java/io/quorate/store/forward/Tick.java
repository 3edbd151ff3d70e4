package io.quorate.store.forward;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Looks after waiting operations at a coarse beat, so that none needs a timer of its own; rests
 * while there are none.
 */
final class Tick {

  static final Duration INTERVAL = Duration.ofMillis(20);

  private final ScheduledExecutorService loop;
  private final BooleanSupplier sweep;
  private final AtomicBoolean armed = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * @param sweep tells whether there is more to look after
   */
  Tick(ScheduledExecutorService loop, BooleanSupplier sweep) {
    this.loop = loop;
    this.sweep = sweep;
  }

  /** Called after something to look after was added. */
  void arm() {
    if (!armed.get() && armed.compareAndSet(false, true)) {
      schedule();
    }
  }

  void close() {
    closed = true;
  }

  private void schedule() {
    try {
      var unused = loop.schedule(this::run, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      closed = true;
    }
  }

  private void run() {
    armed.set(false);
    if (!closed && sweep.getAsBoolean()) {
      arm();
    }
  }
}
