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

  /** An operation that the same leader's node could not take twice rests for longer and longer. */
  private static final Duration REST_MAX = Duration.ofMillis(200);

  private record Waiting(
      Forwarded operation, long restsUntilNanos, long untilNanos, StoreException why) {}

  private final Duration waitMax;
  private final Consumer<Forwarded> route;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile boolean closed;

  /** As the last sweep saw it; owned by the thread that sweeps. */
  private String lastLeader = "";

  LeaderWait(Duration waitMax, Consumer<Forwarded> route) {
    this.waitMax = waitMax;
    this.route = route;
  }

  void add(Forwarded operation, StoreException why) {
    long now = System.nanoTime();
    long until = operation.waitUntilNanos(now + waitMax.toNanos());
    long waited = waitMax.toNanos() - (until - now);
    long restsUntil = now + Math.clamp(waited, 0, REST_MAX.toNanos());
    if (operation.deadlineNanos() - until < 0) {
      until = operation.deadlineNanos();
    }
    if (closed || until - now <= 0) {
      operation.failed(why);
      return;
    }
    size.incrementAndGet();
    queue.add(new Waiting(operation, restsUntil, until, why));
  }

  int size() {
    return size.get();
  }

  /**
   * Routes anew where there is a leader: at once where it is another than before. Fails what has
   * waited long enough.
   *
   * @param leader its name, or empty
   */
  void sweep(long nowNanos, String leader) {
    boolean changed = !leader.equals(lastLeader);
    lastLeader = leader;
    List<Waiting> still = new ArrayList<>();
    for (int left = size.get(); left > 0; left--) {
      Waiting waiting = queue.poll();
      if (waiting == null) {
        break;
      }
      boolean rested = changed || waiting.restsUntilNanos() - nowNanos <= 0;
      if (!leader.isEmpty() && rested) {
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
