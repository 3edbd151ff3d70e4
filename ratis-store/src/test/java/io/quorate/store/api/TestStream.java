package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.StoreGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's end of one stream, raw: what a test sends, and what came back. */
final class TestStream implements ClientResponseObserver<OperationBatch, ResultBatch> {

  private static final long PATIENCE_SECONDS = 20;

  final BlockingQueue<ResultBatch> batches = new LinkedBlockingQueue<>();
  final CompletableFuture<Status> end = new CompletableFuture<>();
  private final boolean reads;
  private @Nullable ClientCallStreamObserver<OperationBatch> out;

  TestStream(Channel channel) {
    this(channel, true);
  }

  /**
   * @param reads whether results are taken without being asked for by {@link #request}
   */
  TestStream(Channel channel, boolean reads) {
    this.reads = reads;
    var unused = StoreGrpc.newStub(channel).operate(this);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<OperationBatch> requests) {
    out = requests;
    if (!reads) {
      requests.disableAutoRequestWithInitial(0);
    }
  }

  @SuppressWarnings("NullAway") // set by gRPC in the constructor
  ClientCallStreamObserver<OperationBatch> out() {
    return out;
  }

  void request(int batches) {
    out().request(batches);
  }

  void send(Operation... operations) {
    out().onNext(OperationBatch.newBuilder().addAllOperations(List.of(operations)).build());
  }

  /** The next message; fails where none comes. */
  ResultBatch next() throws InterruptedException {
    ResultBatch batch = batches.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(batch).as("a message within %d s", PATIENCE_SECONDS).isNotNull();
    return batch;
  }

  /** The one result of one operation. */
  Result call(Operation operation) throws InterruptedException {
    send(operation);
    ResultBatch batch = next();
    assertThat(batch.getResultsCount()).isEqualTo(1);
    assertThat(batch.getResults(0).getId()).isEqualTo(operation.getId());
    return batch.getResults(0);
  }

  /** The next results, from as many messages as they come in. */
  List<Result> take(int count) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    while (results.size() < count) {
      results.addAll(next().getResultsList());
    }
    return results;
  }

  /** Takes messages until {@code results} results have come. */
  int messagesFor(int results) throws InterruptedException {
    int messages = 0;
    for (int seen = 0; seen < results; messages++) {
      seen += next().getResultsCount();
    }
    return messages;
  }

  Status awaitEnd() {
    return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void onNext(ResultBatch batch) {
    batches.add(batch);
  }

  @Override
  public void onError(Throwable cause) {
    end.complete(Status.fromThrowable(cause));
  }

  @Override
  public void onCompleted() {
    end.complete(Status.OK);
  }
}
