package io.quorate.store.forward;

import io.grpc.ManagedChannel;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.transport.Loops;
import io.quorate.v1.StoreGrpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way to one peer: a connection, one stream over it, and what waits to be sent. Operations are
 * offered on any thread; the stream belongs to one of the {@link Loops}.
 */
final class PeerLink {

  private static final int MESSAGE_OPERATIONS_MAX = 1_024;
  private static final long MESSAGE_BYTES_MAX = 1L << 20;
  private static final int INBOUND_MESSAGE_BYTES_MAX = 64 << 20;
  private static final Duration KEEP_ALIVE_AFTER = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE_WAIT = Duration.ofSeconds(3);

  /**
   * A peer that could not be reached is tried again no sooner. Short, since gRPC goes on refusing
   * calls until a connection stands, so that it takes two tries to find a peer that came back.
   */
  private static final Duration RECONNECT_PAUSE = Duration.ofMillis(50);

  /** A peer that another leader replaced may have hung; its answers are not waited for longer. */
  private static final Duration ABANDON_AFTER = Duration.ofMillis(500);

  private final String clusterId;
  private final String peer;
  private final ForwardLimits limits;
  private final ScheduledExecutorService loop;
  private final ManagedChannel channel;

  private final Queue<Forwarded> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger operations = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile boolean closed;

  private @Nullable PeerStream stream;
  private long brokenNanos = System.nanoTime() - RECONNECT_PAUSE.toNanos();
  private long replacedNanos;
  private boolean replaced;

  PeerLink(String clusterId, Topology.Node peer, ForwardLimits limits, Loops loops) {
    this.clusterId = clusterId;
    this.peer = peer.name();
    this.limits = limits;
    this.loop = loops.next();
    channel =
        PeerChannel.to(peer, loops, loop)
            .maxInboundMessageSize(INBOUND_MESSAGE_BYTES_MAX)
            .keepAliveTime(KEEP_ALIVE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(KEEP_ALIVE_WAIT.toMillis(), TimeUnit.MILLISECONDS)
            .build();
  }

  void offer(Forwarded operation) {
    if (closed) {
      operation.failed(StoreException.of(ErrorCode.NODE_STOPPING));
      return;
    }
    boolean room =
        operations.incrementAndGet() <= limits.operationsMax()
            & bytes.addAndGet(operation.weight()) <= limits.bytesMax();
    if (!room) {
      release(operation);
      operation.failed(
          StoreException.of(ErrorCode.RESOURCE_EXHAUSTED, "resource", "forwarding to " + peer));
      return;
    }
    queue.add(operation);
    schedule();
  }

  int underWay() {
    return operations.get();
  }

  String peer() {
    return peer;
  }

  String clusterId() {
    return clusterId;
  }

  /** Called once for each operation that leaves this link. */
  void release(Forwarded operation) {
    operations.decrementAndGet();
    bytes.addAndGet(-operation.weight());
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      execute(this::send);
    }
  }

  /** Sends what waits, as far as the stream takes it. On the loop. */
  void send() {
    scheduled.set(false);
    if (queue.isEmpty()) {
      return;
    }
    if (stream == null) {
      open();
    }
    while (stream != null && stream.isReady()) {
      List<Forwarded> batch = batch();
      if (batch.isEmpty()) {
        return;
      }
      stream.send(batch);
    }
  }

  private void open() {
    if (System.nanoTime() - brokenNanos < RECONNECT_PAUSE.toNanos()) {
      giveBack("it broke a moment ago");
      return;
    }
    channel.resetConnectBackoff();
    PeerStream opened = new PeerStream(this);
    stream = opened;
    var unused = StoreGrpc.newStub(channel).operate(opened);
  }

  private List<Forwarded> batch() {
    List<Forwarded> batch = new ArrayList<>();
    long batchBytes = 0;
    for (Forwarded next = queue.peek(); next != null; next = queue.peek()) {
      if (!batch.isEmpty()
          && (batch.size() == MESSAGE_OPERATIONS_MAX
              || batchBytes + next.weight() > MESSAGE_BYTES_MAX)) {
        break;
      }
      queue.remove();
      batch.add(next);
      batchBytes += next.weight();
    }
    return batch;
  }

  /** The stream is over. On the loop. */
  void broken(PeerStream over, String cause) {
    if (stream == over) {
      stream = null;
      brokenNanos = System.nanoTime();
      giveBack(cause);
    }
  }

  /** What was not sent was not done. */
  private void giveBack(String cause) {
    StoreException why =
        StoreException.of(ErrorCode.UNREACHABLE, Map.of("node", peer, "cause", cause));
    for (Forwarded next = queue.poll(); next != null; next = queue.poll()) {
      release(next);
      next.notDone(why);
    }
  }

  /** Fails what is past its deadline, and all of it where the peer leads no more. */
  void sweep(long nowNanos, boolean mayLead) {
    if (underWay() > 0) {
      execute(() -> sweepHere(nowNanos, mayLead));
    }
  }

  private void sweepHere(long nowNanos, boolean mayLead) {
    if (!mayLead && !replaced) {
      replacedNanos = nowNanos;
    }
    replaced = !mayLead;
    if (stream != null) {
      stream.expire(nowNanos);
      if (replaced && nowNanos - replacedNanos > ABANDON_AFTER.toNanos()) {
        stream.abandon();
      }
    }
    queue.removeIf(waiting -> {
      boolean over = waiting.deadlineNanos() - nowNanos <= 0;
      if (over) {
        release(waiting);
        waiting.failed(StoreException.of(ErrorCode.UNREACHABLE, "node", peer));
      }
      return over;
    });
  }

  void close() {
    closed = true;
    channel.shutdownNow();
    execute(() -> giveBack("this node is stopping"));
  }

  private void execute(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      closed = true; // the node has stopped, and with it all that waited for an answer
    }
  }
}
