package io.quorate.store.cli;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quorate.model.StoreException;
import io.quorate.store.http.Operations;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.StoreGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A client port in front of operations that answer at once. */
final class GrpcDoor extends StoreGrpc.StoreImplBase implements AutoCloseable {

  private final Operations operations;
  private final Server server;
  private final int port;

  GrpcDoor(Operations operations) throws IOException {
    this.operations = operations;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = NettyServerBuilder.forAddress(any).addService(this).build().start();
    port = server.getPort();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public StreamObserver<OperationBatch> operate(StreamObserver<ResultBatch> results) {
    return new StreamObserver<>() {
      @Override
      public void onNext(OperationBatch batch) {
        ResultBatch.Builder answers = ResultBatch.newBuilder();
        batch.getOperationsList().forEach(operation -> answers.addResults(answer(operation)));
        results.onNext(answers.build());
      }

      @Override
      public void onError(Throwable broken) {}

      @Override
      public void onCompleted() {
        results.onCompleted();
      }
    };
  }

  private Result answer(Operation operation) {
    return operations.execute(operation).exceptionally(e -> failure(operation, e)).join();
  }

  private static Result failure(Operation operation, Throwable thrown) {
    StoreException refused = (StoreException) thrown;
    return Result.newBuilder()
        .setId(operation.getId())
        .setFailure(
            Failure.newBuilder()
                .setCode(refused.code().name())
                .setFate(Fate.forNumber(refused.code().fate().ordinal() + 1))
                .setMessage(refused.code().text())
                .putAllContext(refused.context()))
        .build();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
