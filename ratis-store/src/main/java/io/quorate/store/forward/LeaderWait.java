package io.quorate.store.forward;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Operations for which there is no leader at the moment. How many is bounded by what the node
 * admits at all. Safe for any thread.
 */
final class LeaderWait {

  private record Waiting(Forwarded operation, long untilNanos, StoreException why) {}

  private final Duration waitMax;
  private final Consumer<Forwarded> route;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile boolean closed;

  LeaderWait(Duration waitMax, Consumer<Forwarded> route) {
    this.waitMax = waitMax;
    this.route = route;
  }

  void add(Forwarded operation, StoreException why) {
    long now = System.nanoTime();
    long until = operation.waitUntilNanos(now + waitMax.toNanos());
    if (operation.deadlineNanos() - until < 0) {
      until = operation.deadlineNanos();
    }
    if (closed || until - now <= 0) {
      operation.failed(why);
      return;
    }
    size.incrementAndGet();
    queue.add(new Waiting(operation, until, why));
  }

  int size() {
    return size.get();
  }

  /** Routes all anew where there is a leader, else fails those that have waited long enough. */
  void sweep(long nowNanos, boolean led) {
    List<Waiting> still = new ArrayList<>();
    for (int left = size.get(); left > 0; left--) {
      Waiting waiting = queue.poll();
      if (waiting == null) {
        break;
      }
      if (led) {
        size.decrementAndGet();
        route.accept(waiting.operation());
      } else if (waiting.untilNanos() - nowNanos <= 0) {
        size.decrementAndGet();
        waiting.operation().failed(waiting.why());
      } else {
        still.add(waiting);
      }
    }
    queue.addAll(still);
  }

  void close() {
    closed = true;
    for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
      size.decrementAndGet();
      waiting.operation().failed(StoreException.of(ErrorCode.NODE_STOPPING));
    }
  }
}
