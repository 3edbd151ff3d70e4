package io.quorate.client;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A node that the client may connect to. Owned by the client's I/O thread.
 *
 * <p>After a failure it is left alone for a while, longer after each, until it has answered.
 */
final class Peer {

  private static final long AVOIDED_NANOS_MIN = Duration.ofMillis(100).toNanos();
  private static final int DOUBLINGS_MAX = 4;

  final Endpoint endpoint;
  private @Nullable Connection connection;
  private int failures;
  private long avoidedUntilNanos;

  Peer(Endpoint endpoint, long nowNanos) {
    this.endpoint = endpoint;
    this.avoidedUntilNanos = nowNanos;
  }

  void dialing(Connection made) {
    connection = made;
  }

  /** The connection, if it takes calls. */
  @Nullable Connection ready() {
    return connection != null && connection.ready() ? connection : null;
  }

  /** The connection in any state, or null. */
  @Nullable Connection connection() {
    return connection;
  }

  boolean connecting() {
    return connection != null && !connection.ready();
  }

  boolean mayBeDialed(long nowNanos) {
    return connection == null && nowNanos - avoidedUntilNanos >= 0;
  }

  void answered() {
    failures = 0;
  }

  void failed(long nowNanos, RandomGenerator random) {
    connection = null;
    long avoided = AVOIDED_NANOS_MIN << Math.min(failures++, DOUBLINGS_MAX);
    avoidedUntilNanos = nowNanos + avoided / 2 + random.nextLong(avoided / 2);
  }
}
