package io.quorate.store.api;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.admission.Admission;
import io.quorate.store.admission.InFlight;
import io.quorate.store.forward.Forwarded;
import io.quorate.store.read.ReadDemand;
import io.quorate.store.wire.Failures;
import io.quorate.store.wire.Headers;
import io.quorate.store.wire.RequestKind;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation from its arrival to its answer. Owned by one thread at a time: the one that
 * received it, then whichever answers it, then the one that sends the answer.
 */
final class Call implements Forwarded {

  private final Operation operation;
  private final Arrival arrival;
  private final OperationPath path;
  private final AnswerSink sink;

  private RequestHeader header = RequestHeader.getDefaultInstance();
  private RequestKind kind = RequestKind.STATUS;
  private long deadlineNanos;
  private long weight;
  private boolean admitted;
  private @Nullable ReadDemand demand;
  private boolean leaderWanted;
  private boolean waits;
  private long waitUntilNanos;

  private @Nullable Result result;
  private @Nullable Origin origin;

  Call(Operation operation, Arrival arrival, OperationPath path, AnswerSink sink) {
    this.operation = operation;
    this.arrival = arrival;
    this.path = path;
    this.sink = sink;
  }

  /**
   * @throws StoreException where the operation makes no sense or there is no room for it
   */
  void admit(Admission admission, long nowNanos) {
    header = Headers.of(operation);
    kind = RequestKind.of(operation.getRequestCase());
    long timeoutNanos = Math.min(admission.timeoutNanos(header), arrival.timeoutNanosMax());
    deadlineNanos = arrival.nanos() + timeoutNanos;
    weight = admission.admit(operation, header, deadlineNanos - nowNanos);
    admitted = true;
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public RequestHeader header() {
    return header;
  }

  RequestKind kind() {
    return kind;
  }

  @Override
  public boolean isWrite() {
    return kind == RequestKind.WRITE;
  }

  @Override
  public long weight() {
    return weight;
  }

  @Override
  public long deadlineNanos() {
    return deadlineNanos;
  }

  /** What a read demands; known once it is routed. */
  ReadDemand demand() {
    return Objects.requireNonNull(demand);
  }

  void demand(ReadDemand read) {
    demand = read;
  }

  /** This replica cannot answer the read; the leader's node may. */
  void wantLeader() {
    leaderWanted = true;
  }

  boolean leaderWanted() {
    return leaderWanted;
  }

  boolean mayForward() {
    return arrival.mayForward() && header.getHops() == 0;
  }

  @Override
  public long waitUntilNanos(long proposed) {
    if (!waits) {
      waits = true;
      waitUntilNanos = proposed;
    }
    return waitUntilNanos;
  }

  /** The answer of this node. */
  void answer(Result answer, Origin from) {
    result = answer;
    origin = from;
    path.measure(operation.getRequestCase(), answer, System.nanoTime() - arrival.nanos());
    sink.answered(this);
  }

  /** The answer to a read, unless there is no room to keep it until it is sent. */
  void answerRead(Result answer, long answerBytes, Origin from) {
    InFlight inFlight = path.inFlight();
    if (inFlight.tryHold(answerBytes)) {
      weight += answerBytes;
      answer(answer, from);
    } else {
      failed(inFlight.exhaustedBytes());
    }
  }

  /** The answer to a write: it was done, so that it is kept whether there is room or not. */
  void answerWrite(Result answer, long answerBytes, Origin from) {
    path.inFlight().hold(answerBytes);
    weight += answerBytes;
    answer(answer, from);
  }

  @Override
  public void answered(Result foreign, Origin from) {
    if (Failures.isCode(foreign, ErrorCode.NOT_LEADER) && mayForward()) {
      notDone(StoreException.of(ErrorCode.NOT_LEADER, "leader", from.getLeader()));
      return;
    }
    Result own = foreign.toBuilder().setId(operation.getId()).build();
    answerWrite(own, own.getSerializedSize(), from);
  }

  @Override
  public void notDone(StoreException why) {
    if (mayForward()) {
      path.await(this, why);
    } else {
      failed(why);
    }
  }

  @Override
  public void failed(StoreException why) {
    StoreException told = demand == null ? why : path.explained(demand, why);
    answer(Failures.result(operation.getId(), told), path.origin());
  }

  /** Whether the deadline of this read is over; it is failed then. */
  boolean failedAsLate(long nowNanos) {
    boolean late = deadlineNanos - nowNanos <= 0;
    if (late) {
      failed(StoreException.of(ErrorCode.READ_TIMEOUT));
    }
    return late;
  }

  /** The answer, its receipt without the origin. */
  Result result() {
    return Objects.requireNonNull(result);
  }

  Origin origin() {
    return Objects.requireNonNull(origin);
  }

  /** The answer has left, or nobody wants it. */
  void end() {
    if (admitted) {
      path.inFlight().end(weight);
    }
  }
}
