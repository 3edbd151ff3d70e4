package io.quorate.store.storage;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who uses a native object, its owner included, and frees it when the last one lets go.
 *
 * <ol>
 *   <li>While the count is above 0 the object is there.
 *   <li>From 0 it never rises again, so that it is freed once, by whoever let go last.
 * </ol>
 *
 * Safe for any thread.
 */
final class References {

  private final AtomicInteger count = new AtomicInteger(1);
  private final Runnable free;

  References(Runnable free) {
    this.free = free;
  }

  /** Whether the caller may use the object until it calls {@link #release}. */
  boolean acquire() {
    int seen = count.get();
    while (seen > 0) {
      int witness = count.compareAndExchange(seen, seen + 1);
      if (witness == seen) {
        return true;
      }
      seen = witness;
    }
    return false;
  }

  void release() {
    if (count.decrementAndGet() == 0) {
      free.run();
    }
  }
}
