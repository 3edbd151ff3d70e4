package io.quorate.store.replication;

import io.quorate.core.command.EntryStamp;
import io.quorate.core.version.GroupTime;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.clock.GroupClock;
import io.quorate.store.clock.MonotonicClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The batcher: all operations that arrive while earlier entries are under way become one entry. One
 * thread of its own takes from the backlog, stamps and hands to the log; nothing waits when the
 * pipe is idle.
 */
final class Proposer implements AutoCloseable {

  private static final long STOP_WAIT_MILLIS = 5_000;

  /**
   * Where entries go: appends the batch's entry, in the order of the calls, and fails the batch if
   * it will not be applied.
   */
  @FunctionalInterface
  interface Log {
    void append(Batch batch);
  }

  private final Backlog backlog;
  private final Log log;
  private final GroupClock groupClock;
  private final MonotonicClock leaseClock;
  private final Clock wallClock;
  private final long leaseNanos;
  private final Set<Batch> inFlight = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  Proposer(
      String group,
      BatchLimits limits,
      Log log,
      GroupClock groupClock,
      MonotonicClock leaseClock,
      Clock wallClock,
      long leaseNanos) {
    this.backlog = new Backlog(limits);
    this.log = log;
    this.groupClock = groupClock;
    this.leaseClock = leaseClock;
    this.wallClock = wallClock;
    this.leaseNanos = leaseNanos;
    this.thread = Thread.ofPlatform().daemon().name("proposer-" + group).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void propose(PendingWrite write) {
    if (!backlog.offer(write)) {
      write.fail(StoreException.of(ErrorCode.RESOURCE_EXHAUSTED));
    }
  }

  /**
   * The read is answered by the apply thread once an entry proposed after this call has been
   * applied.
   */
  void barrier(BarrierRead read) {
    if (!backlog.offer(read)) {
      read.answer().completeExceptionally(StoreException.of(ErrorCode.RESOURCE_EXHAUSTED));
    }
  }

  /** Proposes an entry soon even if nobody writes, so that the lease goes on. */
  void renewLease() {
    backlog.wantBarrier();
  }

  /**
   * Proposes the entry that tells the next leader not to wait.
   *
   * @param ticket from {@code LeaderLease.dropForRelease}
   * @return completes when it has been applied here
   */
  CompletableFuture<Void> release(long ticket, long term) {
    Batch batch =
        new Batch(
            List.of(),
            List.of(),
            ticket,
            term,
            leaseClock.nanos(),
            stamp(groupClock.now(), 0, true));
    send(batch, () -> {});
    return batch.applied();
  }

  private void run() {
    try {
      for (Backlog.Load load = backlog.take(); load != null; load = backlog.take()) {
        List<PendingWrite> writes = dropOverdue(load.writes());
        if (writes.isEmpty() && load.reads().isEmpty() && !load.barrier()) {
          backlog.landed(0);
        } else {
          long proposedNanos = leaseClock.nanos();
          EntryStamp stamp = stamp(groupClock.now(), leaseNanos, false);
          send(
              new Batch(writes, load.reads(), 0, 0, proposedNanos, stamp),
              () -> backlog.landed(writes.size()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EntryStamp stamp(GroupTime groupTime, long grantNanos, boolean release) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, wallClock.instant());
    return new EntryStamp(groupTime, micros, grantNanos, release);
  }

  private void send(Batch batch, Runnable landed) {
    inFlight.add(batch);
    batch
        .applied()
        .whenComplete((done, failure) -> {
          inFlight.remove(batch);
          landed.run();
        });
    log.append(batch);
  }

  /**
   * A write whose deadline passed before it was proposed was not applied, and its caller may know
   * that.
   */
  private static List<PendingWrite> dropOverdue(List<PendingWrite> writes) {
    long now = System.nanoTime();
    List<PendingWrite> alive = new ArrayList<>(writes.size());
    for (PendingWrite write : writes) {
      if (write.isOver(now)) {
        write.fail(StoreException.of(ErrorCode.DEADLINE_EXPIRED));
      } else {
        alive.add(write);
      }
    }
    return alive;
  }

  /** Answers those whose deadline has passed. Called every few milliseconds. */
  void failOverdue() {
    long now = System.nanoTime();
    backlog.failOverdue(now);
    for (Batch batch : inFlight) {
      batch.failOverdue(now);
    }
  }

  /** Ends all that waits. What was appended may still be applied. */
  @Override
  public void close() throws InterruptedException {
    Backlog.Load rest = backlog.close();
    rest.writes().forEach(write -> write.fail(StoreException.of(ErrorCode.NODE_STOPPING)));
    rest.reads()
        .forEach(read ->
            read.answer().completeExceptionally(StoreException.of(ErrorCode.NODE_STOPPING)));
    thread.join(STOP_WAIT_MILLIS);
    inFlight.forEach(batch -> batch.fail(ErrorCode.NODE_STOPPING));
  }
}
