package io.quorate.store.api;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.Operation;
import io.quorate.v1.Result;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One operation that came alone; its answer carries its own origin. */
record UnaryCall<R>(StreamObserver<R> out, Function<Result, R> response) implements AnswerSink {

  static <R> void accept(
      OperationPath path,
      boolean mayForward,
      Operation.Builder operation,
      Function<Result, R> response,
      StreamObserver<R> out) {
    if (out instanceof ServerCallStreamObserver<R> cancellable) {
      cancellable.setOnCancelHandler(() -> {}); // then an answer that comes too late is dropped
    }
    Deadline deadline = Context.current().getDeadline();
    long timeoutNanosMax =
        deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    path.accept(
        List.of(operation.build()),
        new Arrival(System.nanoTime(), timeoutNanosMax, mayForward),
        new UnaryCall<>(out, response));
  }

  @Override
  public void answered(Call call) {
    Result result = call.result();
    if (result.hasFailure()) {
      out.onError(FailureStatus.of(result.getFailure()));
    } else {
      out.onNext(response.apply(Receipts.complete(result, call.origin())));
      out.onCompleted();
    }
    call.end();
  }
}
