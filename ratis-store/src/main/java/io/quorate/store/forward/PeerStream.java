package io.quorate.store.forward;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.wire.Headers;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.Origin;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One stream to a peer, from its opening to its end, with the operations sent over it and not yet
 * answered. Owned by the link's thread.
 */
final class PeerStream implements ClientResponseObserver<OperationBatch, ResultBatch> {

  /** The peer keeps deadlines too and knows more; this is how much later the sender gives up. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private final PeerLink link;
  private final Map<Long, Forwarded> sent = new HashMap<>();
  private @Nullable ClientCallStreamObserver<OperationBatch> out;
  private long nextId = 1;
  private Origin lastOrigin = Origin.getDefaultInstance();

  PeerStream(PeerLink link) {
    this.link = link;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<OperationBatch> requests) {
    out = requests;
    requests.setOnReadyHandler(link::send);
  }

  boolean isReady() {
    return out != null && out.isReady();
  }

  void send(List<Forwarded> batch) {
    OperationBatch.Builder message = OperationBatch.newBuilder();
    long now = System.nanoTime();
    for (Forwarded operation : batch) {
      long id = nextId++;
      message.addOperations(addressed(operation, id, now));
      sent.put(id, operation);
    }
    Objects.requireNonNull(out).onNext(message.build());
  }

  /** The operation as the peer sees it: forwarded once more, with the time that is left. */
  private Operation addressed(Forwarded operation, long id, long nowNanos) {
    RequestHeader header = operation.header();
    long leftMs = (operation.deadlineNanos() - nowNanos) / 1_000_000;
    return Headers.replaced(
        operation.operation(),
        id,
        header.toBuilder()
            .setClusterId(link.clusterId())
            .setHops(header.getHops() + 1)
            .setTimeoutMs((int) Math.max(1, leftMs))
            .build());
  }

  @Override
  public void onNext(ResultBatch batch) {
    if (!batch.getOrigin().equals(lastOrigin)) {
      lastOrigin = batch.getOrigin(); // one object for all answers, so that it is compared quickly
    }
    for (Result result : batch.getResultsList()) {
      Forwarded operation = sent.remove(result.getId());
      if (operation != null) {
        link.release(operation);
        operation.answered(result, lastOrigin);
      }
    }
  }

  @Override
  public void onError(Throwable cause) {
    over(Status.fromThrowable(cause).toString());
  }

  @Override
  public void onCompleted() {
    over("the peer closed the stream");
  }

  /** A read that was sent left no trace; a write may have been done. */
  private void over(String cause) {
    Map<String, String> context = Map.of("node", link.peer(), "cause", cause);
    for (Forwarded operation : takeAll()) {
      if (operation.isWrite()) {
        operation.failed(StoreException.of(ErrorCode.CONNECTION_LOST, context));
      } else {
        operation.notDone(StoreException.of(ErrorCode.UNREACHABLE, context));
      }
    }
    link.broken(this, cause);
  }

  void expire(long nowNanos) {
    take(operation -> operation.deadlineNanos() + GRACE.toNanos() - nowNanos <= 0)
        .forEach(operation ->
            operation.failed(
                StoreException.of(
                    operation.isWrite() ? ErrorCode.WRITE_TIMEOUT : ErrorCode.READ_TIMEOUT,
                    "node",
                    link.peer())));
  }

  /** Stops waiting for the peer, which leads no more; late answers are ignored. */
  void abandon() {
    for (Forwarded operation : takeAll()) {
      if (operation.isWrite()) {
        operation.failed(StoreException.of(ErrorCode.LEADER_CHANGED, "from", link.peer()));
      } else {
        operation.notDone(StoreException.of(ErrorCode.NOT_LEADER, "node", link.peer()));
      }
    }
  }

  private List<Forwarded> takeAll() {
    return take(operation -> true);
  }

  private List<Forwarded> take(Predicate<Forwarded> wanted) {
    List<Forwarded> taken = new ArrayList<>();
    sent.values()
        .removeIf(operation -> {
          boolean match = wanted.test(operation);
          if (match) {
            link.release(operation);
            taken.add(operation);
          }
          return match;
        });
    return taken;
  }
}
