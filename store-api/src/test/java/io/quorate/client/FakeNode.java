package io.quorate.client;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quorate.model.ErrorCode;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import io.quorate.v1.Level;
import io.quorate.v1.NodeInfo;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.Origin;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.StoreGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A node on a loopback port that serves a {@link FakeStore} and does what its script says. */
final class FakeNode implements AutoCloseable {

  final AtomicInteger messages = new AtomicInteger();
  final AtomicInteger operations = new AtomicInteger();
  final AtomicInteger largestMessageBytes = new AtomicInteger();
  final List<Operation> received = new CopyOnWriteArrayList<>();
  volatile Function<Operation, Step> script = operation -> Step.ANSWER;
  volatile String leader = "";

  /** Whom it names when it is asked for its status. */
  volatile List<String> nodes = List.of();

  final AtomicInteger statuses = new AtomicInteger();
  volatile long term = 1;

  private final String name;
  private final FakeStore store;
  private Server server;
  private final int port;

  FakeNode(String name, FakeStore store) {
    this.name = name;
    this.store = store;
    this.server = started(0);
    this.port = server.getPort();
    this.leader = address();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port);
  }

  /** Answers local reads, and everything else with NOT_LEADER and the leader's address. */
  void follow(FakeNode other) {
    leader = other.address();
    script =
        operation ->
            FakeStore.header(operation).getLevel() == Level.LEVEL_LOCAL
                ? Step.ANSWER
                : new Step.Fail(ErrorCode.NOT_LEADER);
  }

  void stop() {
    try {
      server.shutdownNow().awaitTermination();
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted while a node stopped", interrupted);
    }
  }

  void restart() {
    server = started(port);
  }

  @Override
  public void close() {
    stop();
  }

  private Server started(int onPort) {
    try {
      return NettyServerBuilder.forAddress(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort))
          .addService(new Service())
          .build()
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private final class Service extends StoreGrpc.StoreImplBase {
    @Override
    public StreamObserver<OperationBatch> operate(StreamObserver<ResultBatch> answers) {
      return new Stream(answers);
    }
  }

  /** One client's stream. Its lock guards the answers, which delayed ones share. */
  private final class Stream implements StreamObserver<OperationBatch> {
    private final StreamObserver<ResultBatch> answers;
    private boolean broken;

    Stream(StreamObserver<ResultBatch> answers) {
      this.answers = answers;
      // With a handler, an answer to a client that has gone is dropped rather than thrown.
      ((ServerCallStreamObserver<ResultBatch>) answers).setOnCancelHandler(this::ended);
    }

    @Override
    public void onNext(OperationBatch batch) {
      if (!batch.getOperationsList().stream().allMatch(Operation::hasStatus)) {
        messages.incrementAndGet();
      }
      largestMessageBytes.accumulateAndGet(batch.getSerializedSize(), Math::max);
      ResultBatch.Builder results = ResultBatch.newBuilder();
      for (Operation operation : batch.getOperationsList()) {
        if (operation.hasStatus()) {
          statuses.incrementAndGet();
          results.addResults(named(store.apply(operation)));
          continue;
        }
        operations.incrementAndGet();
        received.add(operation);
        carryOut(operation, script.apply(operation), results);
      }
      if (results.getResultsCount() > 0) {
        send(results);
      }
    }

    private void carryOut(Operation operation, Step step, ResultBatch.Builder results) {
      if (step instanceof Step.Answer) {
        results.addResults(store.apply(operation));
      } else if (step instanceof Step.Fail fail) {
        results.addResults(failure(operation, fail.code()));
      } else if (step instanceof Step.ApplyAndFail fail) {
        store.apply(operation);
        results.addResults(failure(operation, fail.code()));
      } else if (step instanceof Step.Delay delayed) {
        Result result = store.apply(operation);
        after(delayed.delay()).execute(() -> send(ResultBatch.newBuilder().addResults(result)));
      } else if (step instanceof Step.Swallow swallow) {
        if (swallow.applied()) {
          store.apply(operation);
        }
      } else if (step instanceof Step.Drop drop) {
        if (drop.applied()) {
          store.apply(operation);
        }
        breakOff();
      }
    }

    private Executor after(Duration delay) {
      return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void send(ResultBatch.Builder results) {
      if (!broken) {
        answers.onNext(results.setOrigin(origin()).build());
      }
    }

    private synchronized void breakOff() {
      if (!broken) {
        broken = true;
        answers.onError(Status.UNAVAILABLE.withDescription("scripted").asRuntimeException());
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended();
    }

    @Override
    public synchronized void onCompleted() {
      ended();
      answers.onCompleted();
    }

    private synchronized void ended() {
      broken = true;
    }
  }

  /** A status with the nodes in it. */
  private Result named(Result status) {
    Result.Builder result = status.toBuilder();
    for (String address : nodes) {
      result
          .getStatusBuilder()
          .addNodes(NodeInfo.newBuilder().setNode(address).setClientAddress(address));
    }
    return result.build();
  }

  private Origin origin() {
    return Origin.newBuilder()
        .setGroup("default")
        .setIncarnation(1)
        .setTerm(term)
        .setNode(name)
        .setRegion("region-of-" + name)
        .setClusterId("fake")
        .setLeader(leader)
        .build();
  }

  static Result failure(Operation operation, ErrorCode code) {
    return Result.newBuilder()
        .setId(operation.getId())
        .setFailure(
            Failure.newBuilder()
                .setCode(code.name())
                .setFate(Fate.valueOf("FATE_" + code.fate()))
                .setMessage(code.text()))
        .build();
  }
}
