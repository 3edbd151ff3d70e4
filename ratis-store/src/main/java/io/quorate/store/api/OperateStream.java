package io.quorate.store.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.wire.Failures;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.Origin;
import io.quorate.v1.ResultBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of operations. Owned by the thread of its connection; answers are offered on
 * any thread.
 *
 * <p>Answers that are there when the thread comes round leave together. The first of them wakes it,
 * so that nothing waits when the node is idle, and a busy node sends few, large messages. Two
 * bounds hold: nothing is read from a stream with too much under way, and nothing is written to a
 * client that does not read; an operation is under way until its answer has been written.
 */
final class OperateStream implements StreamObserver<OperationBatch>, AnswerSink {

  /** More than any sensible client sends together; each one costs more than its bytes. */
  static final int OPERATIONS_PER_MESSAGE_MAX = 16_384;

  private static final int RESULTS_PER_MESSAGE_MAX = 1_024;
  private static final long BYTES_PER_MESSAGE_MAX = 1L << 20;

  private final ServerCallStreamObserver<ResultBatch> out;
  private final Executor loop;
  private final OperationPath path;
  private final boolean mayForward;
  private final int operationsMax;

  private final Queue<Call> answered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  private final List<Call> sending = new ArrayList<>();
  private int underWay;
  private boolean paused;
  private boolean halfClosed;
  private boolean over;

  /**
   * @param loop the thread of the connection, which is the calling one
   * @param operationsMax how many operations may be under way before reading pauses
   */
  OperateStream(
      ServerCallStreamObserver<ResultBatch> out,
      Executor loop,
      OperationPath path,
      boolean mayForward,
      int operationsMax) {
    this.out = out;
    this.loop = loop;
    this.path = path;
    this.mayForward = mayForward;
    this.operationsMax = operationsMax;
  }

  /** Takes the stream into service. Called before gRPC delivers anything. */
  void start() {
    out.disableAutoRequest();
    out.setOnReadyHandler(this::send);
    out.setOnCancelHandler(this::cancelled);
    out.request(1);
  }

  @Override
  public void onNext(OperationBatch batch) {
    if (over) {
      return;
    }
    if (batch.getOperationsCount() > OPERATIONS_PER_MESSAGE_MAX) {
      refuse(batch.getOperationsCount());
      return;
    }
    underWay += batch.getOperationsCount();
    scheduled.set(true); // what is answered at once is sent below, without another wake-up
    path.accept(batch.getOperationsList(), Arrival.now(mayForward), this);
    send();
    if (underWay < operationsMax) {
      out.request(1);
    } else {
      paused = true;
    }
  }

  @Override
  public void answered(Call call) {
    answered.add(call);
    if (scheduled.compareAndSet(false, true)) {
      try {
        loop.execute(this::send);
      } catch (RejectedExecutionException stopped) {
        discard(); // the node has stopped, and its sockets are closed
      }
    }
  }

  private void discard() {
    scheduled.set(false);
    for (Call call = answered.poll(); call != null; call = answered.poll()) {
      call.end();
    }
  }

  private void send() {
    scheduled.set(false); // before looking: an answer that comes later wakes the thread again
    while (over || out.isReady()) {
      ResultBatch batch = nextBatch();
      if (batch == null) {
        break;
      }
      if (!over) {
        out.onNext(batch);
      }
      sending.forEach(Call::end); // after its answer: a node that stops waits for it
      underWay -= sending.size();
      sending.clear();
    }
    if (paused && underWay <= operationsMax / 2 && !over) {
      paused = false;
      out.request(1);
    }
    if (halfClosed && underWay == 0 && !over) {
      over = true;
      out.onCompleted();
    }
  }

  /** The answers that are there and have one origin, up to the limits; null where there is none. */
  private @Nullable ResultBatch nextBatch() {
    Call first = answered.peek();
    if (first == null) {
      return null;
    }
    Origin origin = first.origin();
    ResultBatch.Builder batch = ResultBatch.newBuilder().setOrigin(origin);
    long bytes = 0;
    for (Call call = first; call != null; call = answered.peek()) {
      bytes += call.result().getSerializedSize();
      boolean full =
          batch.getResultsCount() == RESULTS_PER_MESSAGE_MAX || bytes > BYTES_PER_MESSAGE_MAX;
      if ((full && call != first) || !sameOrigin(origin, call.origin())) {
        break;
      }
      batch.addResults(call.result());
      sending.add(answered.remove());
    }
    return batch.build();
  }

  @SuppressWarnings("ReferenceEquality") // mostly one object, and looked at for every answer
  private static boolean sameOrigin(Origin one, Origin other) {
    return one == other || one.equals(other);
  }

  private void refuse(int operations) {
    StoreException tooLarge =
        StoreException.of(
            ErrorCode.REQUEST_TOO_LARGE,
            Map.of(
                "operations in one message",
                Integer.toString(operations),
                "limit",
                Integer.toString(OPERATIONS_PER_MESSAGE_MAX)));
    out.onError(FailureStatus.of(Failures.failure(tooLarge)));
    cancelled();
  }

  private void cancelled() {
    over = true;
    send();
  }

  @Override
  public void onError(Throwable cause) {
    cancelled();
  }

  @Override
  public void onCompleted() {
    halfClosed = true;
    send();
  }
}
