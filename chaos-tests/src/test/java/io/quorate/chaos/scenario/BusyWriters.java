package io.quorate.chaos.scenario;

import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.StoreClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a number of writes under way, each to a key of its own, until it is closed. Acknowledged
 * ones are on the list; the client repeats the others until their deadline.
 */
final class BusyWriters implements AutoCloseable {

  private final StoreClient client;
  private final AcknowledgedWrites writes;
  private final String prefix;
  private final int inFlight;
  private final Semaphore room;
  private final AtomicLong failed = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  private BusyWriters(StoreClient client, AcknowledgedWrites writes, String prefix, int inFlight) {
    this.client = client;
    this.writes = writes;
    this.prefix = prefix;
    this.inFlight = inFlight;
    this.room = new Semaphore(inFlight);
    this.thread = Thread.ofPlatform().name("busy-writers").daemon().unstarted(this::run);
  }

  static BusyWriters start(
      StoreClient client, AcknowledgedWrites writes, String prefix, int inFlight) {
    BusyWriters writers = new BusyWriters(client, writes, prefix, inFlight);
    writers.thread.start();
    return writers;
  }

  /** Writes whose fate is not known, or that were given up. */
  long failed() {
    return failed.get();
  }

  private void run() {
    for (long i = 0; !closing; i++) {
      room.acquireUninterruptibly();
      String key = prefix + ":" + i;
      var unused =
          writes
              .put(client, key, ("value of " + key).getBytes(StandardCharsets.UTF_8))
              .whenComplete((revision, failure) -> {
                if (failure != null) {
                  failed.incrementAndGet();
                }
                room.release();
              });
    }
  }

  /** Sends no more and waits for the answers that are still to come. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
    room.acquire(inFlight);
  }
}
