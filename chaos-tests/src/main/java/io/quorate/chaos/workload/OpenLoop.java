package io.quorate.chaos.workload;

import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts operations of a workload at a fixed rate, whether or not earlier ones were answered, so
 * that a stall of the store shows as what it is. Where as many as may be are under way, what is due
 * is not sent, and counted. {@link #close} ends it; its own thread does the sending.
 */
public final class OpenLoop implements AutoCloseable {

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Workload workload;
  private final Clients clients;
  private final SplittableRandom random;
  private final long everyNanos;
  private final int inFlightMax;
  private final Semaphore room;
  private final Tally tally;
  private final Thread thread;
  private volatile boolean closing;

  private OpenLoop(
      Workload workload,
      Clients clients,
      double perSecond,
      int inFlightMax,
      Tally tally,
      SplittableRandom random) {
    this.workload = workload;
    this.clients = clients;
    this.everyNanos = Math.max(1, Math.round(NANOS_PER_SECOND / perSecond));
    this.inFlightMax = inFlightMax;
    this.room = new Semaphore(inFlightMax);
    this.tally = tally;
    this.random = random;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name(workload.name() + "-" + clients.region())
            .unstarted(this::run);
  }

  /**
   * @param perSecond operations, above 0
   * @param inFlightMax operations under way at most
   */
  public static OpenLoop start(
      Workload workload,
      Clients clients,
      double perSecond,
      int inFlightMax,
      Tally tally,
      SplittableRandom random) {
    OpenLoop loop = new OpenLoop(workload, clients, perSecond, inFlightMax, tally, random);
    loop.thread.start();
    return loop;
  }

  private void run() {
    long dueNanos = System.nanoTime();
    while (!closing) {
      long waitNanos = dueNanos - System.nanoTime();
      if (waitNanos > 0) {
        LockSupport.parkNanos(waitNanos);
        continue;
      }
      dueNanos += everyNanos;
      if (room.tryAcquire()) {
        var unused =
            workload.next(clients, random).whenComplete((noted, failure) -> room.release());
      } else {
        tally.heldBack();
      }
    }
  }

  /** Sends no more. */
  public void stop() {
    closing = true;
  }

  /** Sends no more, and waits for the answers that are still to come, each by its deadline. */
  @Override
  public void close() throws InterruptedException {
    stop();
    thread.join();
    room.acquire(inFlightMax);
  }
}
