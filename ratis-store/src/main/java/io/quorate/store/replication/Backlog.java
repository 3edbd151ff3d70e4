package io.quorate.store.replication;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits to become an entry: a bounded queue of writes, the strong reads that want a
 * barrier, and at most one release. Safe for any thread; one proposer takes from it.
 */
final class Backlog {

  /** What the proposer took: one entry's worth. */
  record Load(List<PendingWrite> writes, List<BarrierRead> reads, boolean barrier) {}

  private static final int BARRIER_READS_MAX = 100_000;

  /** Those just answered come back within a client's round trip, or not at all. */
  private static final int RETURN_PART = 10;

  private final BatchLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<PendingWrite> writes = new ArrayDeque<>();
  private List<BarrierRead> reads = new ArrayList<>();
  private long writeBytes;
  private boolean barrier;
  private int inFlight;
  private long takenNanos;
  private boolean gathering;

  /** Writes that the next entry can hope for, when the last one under way has landed. */
  private int expected;

  private long landedNanos;
  private boolean closed;

  Backlog(BatchLimits limits) {
    this.limits = limits;
  }

  /** Whether there was room. */
  boolean offer(PendingWrite write) {
    lock.lock();
    try {
      if (closed
          || writes.size() >= limits.queueOperationsMax()
          || writeBytes + write.bytes() > limits.queueBytesMax()) {
        return false;
      }
      writes.add(write);
      writeBytes += write.bytes();
      if (!gathering || isFull() || gatherNanosLeft() <= 0) {
        work.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there was room. */
  boolean offer(BarrierRead read) {
    lock.lock();
    try {
      if (closed || reads.size() >= BARRIER_READS_MAX) {
        return false;
      }
      reads.add(read);
      work.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Asks for an entry soon, with or without writes in it. */
  void wantBarrier() {
    lock.lock();
    try {
      barrier = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work and for a place among the entries in flight, and while others are under way lets
   * more gather; then takes one entry's worth and the place.
   *
   * @return null once closed
   */
  @Nullable Load take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && (isIdle() || inFlight >= limits.entriesInFlight())) {
        work.await();
      }
      gather();
      if (closed) {
        return null;
      }
      inFlight++;
      takenNanos = System.nanoTime();
      Load load = new Load(drainWrites(), reads, barrier);
      reads = new ArrayList<>();
      barrier = false;
      return load;
    } finally {
      lock.unlock();
    }
  }

  /**
   * An entry costs all replicas work, however little is in it. So while one is under way more may
   * gather; and when it has landed, those that it has answered may join those that waited. A lone
   * writer never waits.
   */
  private void gather() throws InterruptedException {
    gathering = true;
    try {
      long left = gatherNanosLeft();
      while (left > 0 && !closed && !isFull()) {
        var unused = work.awaitNanos(left);
        left = gatherNanosLeft();
      }
    } finally {
      gathering = false;
    }
  }

  private long gatherNanosLeft() {
    if (inFlight > 0) {
      return takenNanos + limits.gatherNanos() - System.nanoTime();
    }
    return writes.size() >= expected
        ? 0
        : landedNanos + limits.gatherNanos() / RETURN_PART - System.nanoTime();
  }

  private boolean isFull() {
    return writes.size() >= limits.operationsMax() || writeBytes >= limits.bytesMax();
  }

  private boolean isIdle() {
    return writes.isEmpty() && reads.isEmpty() && !barrier;
  }

  private List<PendingWrite> drainWrites() {
    List<PendingWrite> taken = new ArrayList<>(Math.min(writes.size(), limits.operationsMax()));
    long bytes = 0;
    while (!writes.isEmpty() && taken.size() < limits.operationsMax()) {
      PendingWrite next = writes.element();
      if (!taken.isEmpty() && bytes + next.bytes() > limits.bytesMax()) {
        break;
      }
      bytes += next.bytes();
      taken.add(writes.remove());
    }
    writeBytes -= bytes;
    return taken;
  }

  /**
   * An entry is no longer in flight.
   *
   * @param answered writes whose callers may send the next one now
   */
  void landed(int answered) {
    lock.lock();
    try {
      inFlight--;
      expected = answered + writes.size();
      landedNanos = System.nanoTime();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Answers those that waited past their deadline and forgets them. */
  void failOverdue(long nowNanos) {
    lock.lock();
    try {
      writes.removeIf(write -> {
        boolean over = write.isOver(nowNanos);
        if (over) {
          writeBytes -= write.bytes();
          write.fail(StoreException.of(ErrorCode.DEADLINE_EXPIRED));
        }
        return over;
      });
      reads.removeIf(read ->
          read.isOver(nowNanos)
              && read.answer().completeExceptionally(StoreException.of(ErrorCode.READ_TIMEOUT)));
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waited is returned. */
  Load close() {
    lock.lock();
    try {
      closed = true;
      Load rest = new Load(new ArrayList<>(writes), reads, false);
      writes.clear();
      writeBytes = 0;
      reads = new ArrayList<>();
      work.signalAll();
      return rest;
    } finally {
      lock.unlock();
    }
  }
}
