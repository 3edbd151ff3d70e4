package io.quorate.chaos.workload;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a history's processes: each has one operation under way at a time, and none after
 * one of unknown fate. Safe for any thread.
 */
final class Processes {

  private final AtomicLong last = new AtomicLong();
  private final ConcurrentLinkedDeque<Long> idle = new ConcurrentLinkedDeque<>();

  long take() {
    @Nullable Long free = idle.pollFirst();
    return free != null ? free : last.incrementAndGet();
  }

  /** The operation is over. A number that is never given back is retired. */
  void giveBack(long process) {
    idle.addFirst(process);
  }
}
