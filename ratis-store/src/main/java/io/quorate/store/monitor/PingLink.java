package io.quorate.store.monitor;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.quorate.core.monitor.LinkEstimate;
import io.quorate.core.monitor.LinkReading;
import io.quorate.store.forward.PeerChannel;
import io.quorate.store.forward.Topology;
import io.quorate.store.transport.Loops;
import io.quorate.v1.MonitorGrpc;
import io.quorate.v1.PingRequest;
import io.quorate.v1.PingResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pings to one other node over a connection of their own: one at a time, the next one an
 * interval after the end of the one before. The estimate belongs to one of the {@link Loops}; what
 * it says may be read by any thread.
 */
final class PingLink {

  /** Beyond this a ping is lost; well above any round trip on earth. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** So that the pings of many nodes do not fall into step: up to this part of the interval. */
  private static final double JITTER = 0.2;

  private static final Duration KEEP_ALIVE_AFTER = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE_WAIT = Duration.ofSeconds(3);

  /** What the other node said last, and when that came. */
  record Heard(PingResponse answer, long atNanos) {}

  private final String peer;
  private final PingRequest request;
  private final Duration interval;
  private final LongSupplier clockNanos;
  private final RandomGenerator random;
  private final ScheduledExecutorService loop;
  private final ManagedChannel channel;
  private final LinkEstimate estimate;
  private volatile LinkReading reading;
  private volatile @Nullable Heard heard;
  private volatile boolean closed;

  /**
   * @param interval from the end of a ping to the next one
   * @param clockNanos monotonic
   */
  PingLink(
      Topology topology,
      Topology.Node peer,
      Loops loops,
      Duration interval,
      LongSupplier clockNanos,
      RandomGenerator random) {
    this.peer = peer.name();
    this.interval = interval;
    this.clockNanos = clockNanos;
    this.random = random;
    request =
        PingRequest.newBuilder()
            .setClusterId(topology.clusterId())
            .setNode(topology.self().name())
            .build();
    loop = loops.next();
    channel =
        PeerChannel.to(peer, loops, loop)
            .keepAliveTime(KEEP_ALIVE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(KEEP_ALIVE_WAIT.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    estimate = new LinkEstimate(clockNanos.getAsLong());
    reading = estimate.reading();
  }

  void start() {
    schedule(0);
  }

  String peer() {
    return peer;
  }

  LinkReading reading() {
    return reading;
  }

  /** What the other node said last, however long ago. */
  Optional<Heard> heard() {
    return Optional.ofNullable(heard);
  }

  private void schedule(long nanos) {
    try {
      var unused = loop.schedule(this::ping, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      closed = true; // the node is stopping
    }
  }

  private void ping() {
    if (closed) {
      return;
    }
    channel.resetConnectBackoff();
    MonitorGrpc.newStub(channel)
        .withDeadlineAfter(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .ping(request, new Answer(clockNanos.getAsLong()));
  }

  /** The end of one ping. On the loop, as the channel delivers there. */
  private final class Answer implements StreamObserver<PingResponse> {
    private final long sentNanos;

    private Answer(long sentNanos) {
      this.sentNanos = sentNanos;
    }

    @Override
    public void onNext(PingResponse answer) {
      long now = clockNanos.getAsLong();
      estimate.answered(sentNanos, now);
      heard = new Heard(answer, now);
    }

    @Override
    public void onError(Throwable failure) {
      estimate.lost(sentNanos);
      ended();
    }

    @Override
    public void onCompleted() {
      ended();
    }

    private void ended() {
      reading = estimate.reading();
      double jittered = 1 + JITTER * (2 * random.nextDouble() - 1);
      schedule((long) (interval.toNanos() * jittered));
    }
  }

  void close() {
    closed = true;
    channel.shutdownNow();
  }
}
