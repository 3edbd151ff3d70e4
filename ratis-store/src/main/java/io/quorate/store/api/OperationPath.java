package io.quorate.store.api;

import static io.quorate.model.ErrorCode.BOUND_NOT_PROVEN;
import static io.quorate.model.ErrorCode.REVISION_NOT_REACHED;

import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import io.quorate.model.StoreException;
import io.quorate.store.admission.InFlight;
import io.quorate.store.forward.Forwarded;
import io.quorate.store.forward.Forwarder;
import io.quorate.store.freshness.DemandedViews;
import io.quorate.store.read.ProvenView;
import io.quorate.store.read.ReadDemand;
import io.quorate.store.replication.Leadership;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Operation.RequestCase;
import io.quorate.v1.Origin;
import io.quorate.v1.Result;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final DemandedViews views;
  private volatile boolean stopping;

  OperationPath(DoorParts parts) {
    this.parts = parts;
    this.writes = new Writes(parts);
    this.status = new NodeStatus(parts);
    this.forwarder =
        new Forwarder(
            parts.topology(),
            parts.forwardLimits(),
            parts.loops(),
            () -> parts.replica().leadership().leader(),
            this::again);
    this.views = new DemandedViews(parts.replica(), forwarder, parts.loops().next());
    this.scans = new Scans(parts, this, views);
  }

  /** Takes operations that came together; each is answered to {@code sink}. */
  void accept(List<Operation> operations, Arrival arrival, AnswerSink sink) {
    Leadership leadership = parts.replica().leadership();
    PointReads gets = new PointReads(parts, this, views, leadership);
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
    PointReads gets = new PointReads(parts, this, views, leadership);
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
    ReadDemand asked = parts.demands().of(call.operation(), call.header());
    Revision heeded = parts.replica().freshness().heeded(asked.least(), leadership.term());
    ReadDemand demand = asked.heeding(heeded);
    call.demand(demand);
    boolean leaders = call.leaderWanted() || (demand.isStrong() && !mayProve(call));
    if (leaders && !leadership.self() && !parts.replica().readsWithoutLeading()) {
      elsewhere(call, leadership);
      return;
    }
    switch (call.kind()) {
      case POINT_READ -> gets.add(call);
      case SCAN -> scans.start(call, leadership);
      case WRITE, STATUS -> throw new IllegalArgumentException("not a read: " + call.kind());
    }
  }

  /** Whether a strong read may ask the leader how far it is, and be answered here. */
  private static boolean mayProve(Call call) {
    return call.mayForward() && !call.operation().hasProbe();
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

  /**
   * This replica could not answer a read: the leader's node may, unless the call ends here.
   *
   * @param asked who led when the read came
   */
  void unmet(Call call, @Nullable Throwable problem, Leadership asked) {
    StoreException why = Problems.of(problem);
    boolean others = why.code() == BOUND_NOT_PROVEN || why.code() == REVISION_NOT_REACHED;
    if (!others || !call.mayForward() || isHopeless(call.demand().level(), why, asked)) {
      Problems.fail(call, why);
      return;
    }
    call.wantLeader();
    again(call);
  }

  /** A leader that has not said how far it is will not answer the read in time either. */
  private boolean isHopeless(Level level, StoreException why, Leadership asked) {
    String leader = parts.replica().leadership().leader();
    return switch (level) {
      case LEVEL_LOCAL -> true;
      case LEVEL_BOUNDED ->
          DemandedViews.leaderWasSilent(why) && !leader.isEmpty() && leader.equals(asked.leader());
      default -> false;
    };
  }

  /** A bounded read that nobody could answer fails with the bound that was reached. */
  StoreException explained(ReadDemand demand, StoreException why) {
    boolean gaveUp = why.code().fate() == Fate.UNAVAILABLE && why.code() != BOUND_NOT_PROVEN;
    if (demand.level() != Level.LEVEL_BOUNDED || !gaveUp || stopping) {
      return why;
    }
    try (ProvenView here = views.here()) {
      return StoreException.of(
          BOUND_NOT_PROVEN,
          Map.of(
              "asked", DemandedViews.text(demand.boundNanos()),
              "reached", DemandedViews.text(here.bound()),
              "then", why.code().name()));
    } catch (RuntimeException closed) {
      return why;
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
