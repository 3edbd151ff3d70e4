package io.quorate.client;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where calls pass from any thread to the I/O thread, and where the operations in flight are
 * counted. Calls that come while the I/O thread is busy are taken together by one wake-up.
 */
final class Inbox {

  private final IoLoop loop;
  private final Consumer<Call<?>> receiver;
  private final Semaphore permits;
  private final Queue<Call<?>> accepted = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean wakeUpUnderWay = new AtomicBoolean();
  private volatile boolean closed;

  Inbox(IoLoop loop, Consumer<Call<?>> receiver, int operationsInFlightMax) {
    this.loop = loop;
    this.receiver = receiver;
    this.permits = new Semaphore(operationsInFlightMax);
  }

  /**
   * Hands a call over. Where the limit of operations in flight is reached it waits for room until
   * the call's deadline, but not on the I/O thread, which makes the room.
   */
  void submit(Call<?> call) {
    String refusal = acquire(call);
    if (refusal != null) {
      call.answer.completeExceptionally(
          StoreException.of(ErrorCode.RESOURCE_EXHAUSTED, "reason", refusal));
      return;
    }
    accepted.add(call);
    if (!closed && wakeUpUnderWay.compareAndSet(false, true)) {
      wakeUp();
    }
    if (closed) {
      refuseAccepted();
    }
  }

  /** Gives back what a concluded call held. */
  void release() {
    permits.release();
  }

  /** Refuses all that is not taken yet and all that will come. On the I/O thread. */
  void close() {
    closed = true;
    refuseAccepted();
  }

  private void wakeUp() {
    try {
      loop.execute(this::drain);
    } catch (RejectedExecutionException justShutDown) {
      refuseAccepted();
    }
  }

  private void drain() {
    // Before the first poll: whoever adds a call after the last poll wakes the thread again.
    wakeUpUnderWay.set(false);
    for (Call<?> call = accepted.poll(); call != null; call = accepted.poll()) {
      receiver.accept(call);
    }
  }

  private void refuseAccepted() {
    for (Call<?> call = accepted.poll(); call != null; call = accepted.poll()) {
      permits.release();
      call.answer.completeExceptionally(StoreException.of(ErrorCode.CLIENT_CLOSED));
    }
  }

  private @Nullable String acquire(Call<?> call) {
    if (permits.tryAcquire()) {
      return null;
    }
    if (IoLoop.onIoThread()) {
      return "the client has as many operations in flight as it may have";
    }
    try {
      long waitNanos = call.deadlineNanos - loop.nanoTime();
      return permits.tryAcquire(waitNanos, TimeUnit.NANOSECONDS)
          ? null
          : "the client had as many operations in flight as it may have until the deadline";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "interrupted while waiting for room among the operations in flight";
    }
  }
}
