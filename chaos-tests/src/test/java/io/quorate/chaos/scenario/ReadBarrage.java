package io.quorate.chaos.scenario;

import io.quorate.v1.GetResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Strong reads of one key, sent straight to one node over several connections at a fixed rate,
 * whether or not earlier ones were answered: a node that stands still finds them in its sockets
 * when it goes on.
 */
final class ReadBarrage implements AutoCloseable {

  /** Longer than a node stands still. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /**
   * One read.
   *
   * @param beganNanos {@link System#nanoTime} before it was sent
   * @param number what it found, or null if it was refused
   */
  record Read(long beganNanos, long endedNanos, @Nullable Long number) {

    boolean succeeded() {
      return number != null;
    }

    boolean beganAfter(long nanos) {
      return beganNanos - nanos > 0;
    }

    /** Whether it found less than what was acknowledged before it began. */
    boolean isStale(long acknowledgedNanos, long acknowledgedNumber) {
      return number != null && beganAfter(acknowledgedNanos) && number < acknowledgedNumber;
    }
  }

  private record Sent(long beganNanos, CompletableFuture<Read> read) {}

  private final String key;
  private final List<StraightDoor> connections;
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("read-barrage").daemon().factory());

  private ReadBarrage(String key, List<StraightDoor> connections) {
    this.key = key;
    this.connections = connections;
  }

  /** Sends one read over each connection, again and again. */
  static ReadBarrage start(String key, List<StraightDoor> connections, Duration every) {
    ReadBarrage barrage = new ReadBarrage(key, connections);
    var unused =
        barrage.timer.scheduleAtFixedRate(barrage::send, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return barrage;
  }

  private void send() {
    for (StraightDoor connection : connections) {
      long beganNanos = System.nanoTime();
      CompletableFuture<Read> read =
          connection.strongGet(key, TIMEOUT).handle((answer, failure) -> read(beganNanos, answer));
      sent.add(new Sent(beganNanos, read));
    }
  }

  private static Read read(long beganNanos, @Nullable GetResponse answer) {
    Long number =
        answer == null ? null : answer.hasEntry() ? StraightDoor.number(answer.getEntry()) : 0L;
    return new Read(beganNanos, System.nanoTime(), number);
  }

  /** The reads that have ended so far. */
  Stream<Read> ended() {
    return sent.stream()
        .map(Sent::read)
        .filter(CompletableFuture::isDone)
        .map(CompletableFuture::resultNow);
  }

  /** Whether one was sent after this moment, over each connection. */
  boolean wentOnAfter(long nanos) {
    return sent.stream().filter(read -> read.beganNanos - nanos > 0).count() >= connections.size();
  }

  /** Whether all that were sent up to this moment have ended. */
  boolean endedUpTo(long nanos) {
    return wentOnAfter(nanos)
        && sent.stream().allMatch(read -> read.beganNanos - nanos > 0 || read.read.isDone());
  }

  /** Sends no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
