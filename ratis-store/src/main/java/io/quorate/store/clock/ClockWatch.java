package io.quorate.store.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that wall and monotonic time have parted: the wall clock was set, or the machine stood
 * still in a way that the monotonic clock does not see, as under some hypervisors. Which of the two
 * it was cannot be told. {@link #look} belongs to one thread, the counter may be read by any.
 *
 * <p>There is no setting: a false alarm costs one barrier read, so the bound can be tight.
 */
public final class ClockWatch {

  /** How far the two may part between two looks; clocks that are slewed stay far below. */
  public static final long DIVERGENCE_NANOS_MAX = 10_000_000;

  /** Two clocks read further apart than this, since the thread was interrupted, say nothing. */
  private static final long READ_NANOS_MAX = DIVERGENCE_NANOS_MAX / 4;

  private static final int READS_MAX = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private final MonotonicClock monotonic;
  private final InstantSource wall;
  private final LongConsumer diverged;
  private long wallAheadNanos;
  private boolean known;
  private volatile long divergences;

  /**
   * @param diverged told the monotonic time at which it was noticed
   */
  public ClockWatch(MonotonicClock monotonic, InstantSource wall, LongConsumer diverged) {
    this.monotonic = monotonic;
    this.wall = wall;
    this.diverged = diverged;
  }

  /** Compares with the look before. */
  public void look() {
    for (int reads = 1; reads <= READS_MAX; reads++) {
      long before = monotonic.nanos();
      long aheadNanos = ChronoUnit.NANOS.between(Instant.EPOCH, wall.instant()) - before;
      long after = monotonic.nanos();
      if (after - before <= READ_NANOS_MAX) {
        compare(aheadNanos, after);
        return;
      }
    }
  }

  private void compare(long aheadNanos, long nowNanos) {
    long movedNanos = aheadNanos - wallAheadNanos;
    if (known && Math.abs(movedNanos) > DIVERGENCE_NANOS_MAX) {
      diverged.accept(nowNanos);
      divergences = divergences + 1;
      LOG.warn(
          "wall and monotonic time have parted by {} ms: the clock was set, or this machine stood"
              + " still; a leader's lease is dropped and renewed",
          movedNanos / 1_000_000);
    }
    wallAheadNanos = aheadNanos;
    known = true;
  }

  public long divergences() {
    return divergences;
  }
}
