package io.quorate.store.api;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.admission.InFlight;
import io.quorate.store.forward.Forwarded;
import io.quorate.store.forward.Forwarder;
import io.quorate.store.replication.Leadership;
import io.quorate.store.wire.ReadRequests;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Operation.RequestCase;
import io.quorate.v1.Origin;
import io.quorate.v1.Result;
import java.util.List;

/**
 * The one way of operations through the node: admission, then the replica here, or the leader's
 * node. Safe for any thread.
 */
final class OperationPath {

  private final DoorParts parts;
  private final Writes writes;
  private final Scans scans;
  private final NodeStatus status;
  private final Forwarder forwarder;
  private volatile boolean stopping;

  OperationPath(DoorParts parts) {
    this.parts = parts;
    this.scans = new Scans(parts);
    this.writes = new Writes(parts);
    this.status = new NodeStatus(parts);
    this.forwarder =
        new Forwarder(
            parts.topology(),
            parts.forwardLimits(),
            parts.loops(),
            () -> parts.replica().leadership().leader(),
            this::again);
  }

  /** Takes operations that came together; each is answered to {@code sink}. */
  void accept(List<Operation> operations, Arrival arrival, AnswerSink sink) {
    Leadership leadership = parts.replica().leadership();
    PointReads gets = new PointReads(parts, leadership.leader());
    for (Operation operation : operations) {
      Call call = new Call(operation, arrival, this, sink);
      try {
        if (stopping) {
          throw StoreException.of(ErrorCode.NODE_STOPPING);
        }
        call.admit(parts.admission(), System.nanoTime());
        route(call, leadership, gets);
      } catch (RuntimeException refused) {
        call.failed(Problems.of(refused));
      }
    }
    gets.answer();
  }

  /** Takes a call that could not be answered where it was sent. */
  private void again(Forwarded waited) {
    Call call = (Call) waited;
    Leadership leadership = parts.replica().leadership();
    PointReads gets = new PointReads(parts, leadership.leader());
    try {
      route(call, leadership, gets);
    } catch (RuntimeException problem) {
      Problems.fail(call, problem);
    }
    gets.answer();
  }

  private void route(Call call, Leadership leadership, PointReads gets) {
    switch (call.kind()) {
      case STATUS -> status.answer(call, leadership);
      case POINT_READ, SCAN -> read(call, leadership, gets);
      case WRITE -> {
        var submission = Writes.submission(call); // nonsense is refused before it travels
        if (leadership.self()) {
          writes.submit(call, submission);
        } else {
          elsewhere(call, leadership);
        }
      }
    }
  }

  private void read(Call call, Leadership leadership, PointReads gets) {
    Level level = ReadRequests.level(call.header());
    if (level == Level.LEVEL_STRONG
        && !leadership.self()
        && !parts.replica().readsWithoutLeading()) {
      elsewhere(call, leadership);
      return;
    }
    switch (call.kind()) {
      case POINT_READ -> gets.add(call, level);
      case SCAN -> scans.start(call, level, leadership.leader());
      case WRITE, STATUS -> throw new IllegalArgumentException("not a read: " + call.kind());
    }
  }

  private void elsewhere(Call call, Leadership leadership) {
    if (!call.mayForward()) {
      throw StoreException.of(
          ErrorCode.NOT_LEADER, "leader", parts.origins().here(leadership).getLeader());
    }
    if (leadership.leader().isEmpty()
        || leadership.leader().equals(parts.topology().self().name())) {
      forwarder.await(call, StoreException.of(ErrorCode.NO_LEADER));
    } else {
      parts.meter().forwarded(call.operation().getRequestCase());
      forwarder.forward(leadership.leader(), call);
    }
  }

  void await(Call call, StoreException why) {
    forwarder.await(call, why);
  }

  /** Where failures come from. */
  Origin origin() {
    return parts.origins().latest();
  }

  NodeStatus status() {
    return status;
  }

  InFlight inFlight() {
    return parts.admission().inFlight();
  }

  void measure(RequestCase request, Result answer, long nanos) {
    if (answer.hasFailure()) {
      parts.meter().failed(request, answer.getFailure().getCode(), nanos);
    } else {
      parts.meter().answered(request, nanos);
    }
  }

  /** Refuses all that comes from now on. */
  void stop() {
    stopping = true;
  }

  /** Fails what waits for other nodes. */
  void close() {
    forwarder.close();
  }
}
