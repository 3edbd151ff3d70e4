package io.quorate.client;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all faces of one client share. Thread-safe. */
final class ClientCore {

  /** How long closing may take: the farewell to the session and the end of the thread. */
  private static final Duration CLOSING_MAX = Duration.ofSeconds(2);

  final ClientConfig config;
  private final IoLoop loop = new IoLoop();
  private final Dispatcher dispatcher;
  private final Inbox inbox;
  private final AtomicBoolean closed = new AtomicBoolean();

  ClientCore(ClientConfig config) {
    this.config = config;
    this.dispatcher = new Dispatcher(config, loop, new SplittableRandom());
    this.inbox = dispatcher.inbox();
  }

  <T> CompletableFuture<T> call(
      OperationType<T> type, Request request, Route route, long timeoutNanos) {
    Call<T> call = new Call<>(type, request, route, loop.nanoTime() + timeoutNanos);
    inbox.submit(call);
    return call.answer;
  }

  /** Runs a task on the I/O thread after a delay; drops it if the client was closed. */
  void schedule(Runnable task, Duration delay) {
    try {
      loop.schedule(task, delay);
    } catch (RejectedExecutionException closedMeanwhile) {
      // Nothing is due any more.
      return;
    }
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      loop.execute(dispatcher::close);
    }
    if (!IoLoop.onIoThread()) {
      loop.awaitShutdown(CLOSING_MAX);
    }
  }
}
