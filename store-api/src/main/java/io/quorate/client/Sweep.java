package io.quorate.client;

import io.quorate.client.Call.Stage;
import java.time.Duration;

/**
 * Looks every {@link #INTERVAL} at the calls under way: deadlines, back-off, and nodes that owe
 * answers and give none. One timer for all, and none while nothing is under way. Owned by the
 * client's I/O thread.
 */
final class Sweep {

  private static final Duration INTERVAL = Duration.ofMillis(20);

  /** A call that a stream leaves out while it answers others moves after so many timeouts. */
  private static final int LEFT_OUT_FACTOR = 3;

  private final ClientConfig config;
  private final IoLoop loop;
  private final Router router;
  private final CallTable table;
  private final Dispatcher dispatcher;
  private boolean armed;

  Sweep(ClientConfig config, IoLoop loop, Router router, CallTable table, Dispatcher dispatcher) {
    this.config = config;
    this.loop = loop;
    this.router = router;
    this.table = table;
    this.dispatcher = dispatcher;
  }

  /** There is something to look after. */
  void arm() {
    if (!armed) {
      armed = true;
      loop.schedule(this::run, INTERVAL);
    }
  }

  private void run() {
    armed = false;
    long nowNanos = loop.nanoTime();
    for (Connection connection : router.connections()) {
      breakOffIfSilent(connection, nowNanos);
    }
    table.forEach(call -> lookAt(call, nowNanos));
    dispatcher.forgetConcluded();
    if (table.size() > 0 || router.anyConnecting()) {
      arm();
    }
  }

  private void breakOffIfSilent(Connection connection, long nowNanos) {
    Duration most = connection.ready() ? config.attemptTimeout() : config.connectTimeout();
    if (connection.silentNanos(nowNanos) > most.toNanos()) {
      connection.lose("no answer within " + most.toMillis() + " ms");
    }
  }

  private void lookAt(Call<?> call, long nowNanos) {
    Connection connection = call.connection;
    if (call.answer.isDone()) {
      dispatcher.cancelled(call);
    } else if (nowNanos - call.deadlineNanos >= 0) {
      dispatcher.expired(call);
    } else if (call.stage == Stage.PARKED
        || (call.stage == Stage.BACKING_OFF && nowNanos - call.retryAtNanos >= 0)) {
      dispatcher.dispatch(call);
    } else if (connection != null
        && nowNanos - call.assignedAtNanos > LEFT_OUT_FACTOR * config.attemptTimeout().toNanos()) {
      dispatcher.leftOut(call, connection);
    }
  }
}
