package io.quorate.client;

import io.quorate.model.ErrorCode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One operation from the moment it is accepted until it is answered. Its final fields are free for
 * all; everything else belongs to the client's I/O thread.
 */
final class Call<T> {

  /** Where a call is on its way. */
  enum Stage {
    /** Not yet looked at, or a write that waits for its session. */
    ACCEPTED,
    /** No connection is ready to take it. */
    PARKED,
    /** In the outbox of a connection, not sent. */
    QUEUED,
    /** On the wire, owed an answer. */
    SENT,
    /** Waits until {@link #retryAtNanos}. */
    BACKING_OFF,
    CONCLUDED
  }

  final OperationType<T> type;
  final Request request;
  final Route route;
  final long deadlineNanos;
  final CompletableFuture<T> answer = new CompletableFuture<>();

  Stage stage = Stage.ACCEPTED;
  int slot = -1;

  /** Names the current sending of this call on the wire; changes with each. */
  long id;

  int attempts;
  long retryAtNanos;
  long assignedAtNanos;
  @Nullable Connection connection;
  @Nullable WriteStamp stamp;

  /** Set once a write was sent whose fate is not known, and never cleared: says why. */
  @Nullable ErrorCode doubt;

  /** Why the last attempt failed, if there was one. */
  @Nullable ErrorCode obstacle;

  /** What the node said to it. */
  Map<String, String> obstacleContext = Map.of();

  Call(OperationType<T> type, Request request, Route route, long deadlineNanos) {
    this.type = type;
    this.request = request;
    this.route = route;
    this.deadlineNanos = deadlineNanos;
  }

  boolean concluded() {
    return stage == Stage.CONCLUDED;
  }

  /** Notes that the current sending may have been applied, if it was sent and is a write. */
  void doubtIfSent(ErrorCode why) {
    if (stage == Stage.SENT && type.stamped()) {
      doubt = why;
    }
  }
}
