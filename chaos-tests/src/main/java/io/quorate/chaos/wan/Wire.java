package io.quorate.chaos.wan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One direction between two regions: a parcel comes out a delay after it went in, and in the order
 * in which they went in, so one queue is enough. It is bounded by what its lines may have under
 * way. Owned by the WAN's thread, but for {@link #cut}, {@link #delay} and the counts.
 */
final class Wire {

  private record UnderWay(long dueNanos, Line line, Parcel parcel) {}

  private final Deque<UnderWay> queue = new ArrayDeque<>();
  private final AtomicLong carried = new AtomicLong();
  private final AtomicLong heldByCuts = new AtomicLong();
  private volatile long delayNanos;
  private volatile boolean cut;

  Wire(long delayNanos) {
    this.delayNanos = delayNanos;
  }

  /** While cut, nothing comes out; what is under way comes out late, as TCP would resend it. */
  void cut(boolean cut) {
    this.cut = cut;
  }

  void delay(long nanos) {
    delayNanos = nanos;
  }

  long carried() {
    return carried.get();
  }

  /** Parcels that went in during a cut. */
  long heldByCuts() {
    return heldByCuts.get();
  }

  void carry(Line line, Parcel parcel, long nowNanos) {
    queue.add(new UnderWay(nowNanos + delayNanos, line, parcel));
    carried.incrementAndGet();
    if (cut) {
      heldByCuts.incrementAndGet();
    }
  }

  /** Nanoseconds until the next parcel is due, or {@code Long.MAX_VALUE} if none is. */
  long untilDueNanos(long nowNanos) {
    UnderWay next = queue.peek();
    return next == null || cut ? Long.MAX_VALUE : Math.max(0, next.dueNanos - nowNanos);
  }

  void deliverDue(long nowNanos) {
    while (untilDueNanos(nowNanos) == 0) {
      UnderWay next = queue.remove();
      next.line.arrive(next.parcel);
    }
  }
}
