package io.quorate.chaos.scenario;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.quorate.chaos.cluster.Site;
import io.quorate.v1.AdminGrpc;
import io.quorate.v1.GetRequest;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyValue;
import io.quorate.v1.Level;
import io.quorate.v1.MoveLeaderRequest;
import io.quorate.v1.MoveLeaderResponse;
import io.quorate.v1.PutRequest;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.SessionRef;
import io.quorate.v1.StoreGrpc;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection to one node's client port, without the public client: nothing is repeated, and
 * what goes through {@link #strongGet} and {@link #put} is answered by that node itself or not at
 * all. Safe for any thread.
 */
final class StraightDoor implements AutoCloseable {

  /** Makes the request look forwarded already, so that the node does not forward it again. */
  private static final int ANSWER_YOURSELF_HOPS = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ManagedChannel channel;

  StraightDoor(Site site) {
    this.channel = NettyChannelBuilder.forAddress(site.clientAddress()).usePlaintext().build();
  }

  /** Unary calls of any kind, which the node may forward. */
  StoreGrpc.StoreBlockingStub calls(Duration timeout) {
    channel.resetConnectBackoff();
    return StoreGrpc.newBlockingStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  CompletableFuture<GetResponse> strongGet(String key, Duration timeout) {
    Answer<GetResponse> answer = new Answer<>();
    stub(timeout).get(getRequest(header(timeout), key), answer);
    return answer.future;
  }

  /** A strong read that the node may forward. */
  GetResponse strongGetAnywhere(String key, Duration timeout) {
    return calls(timeout).get(getRequest(header(timeout).setHops(0), key));
  }

  CompletableFuture<PutResponse> put(String key, String value, Duration timeout) {
    Answer<PutResponse> answer = new Answer<>();
    stub(timeout).put(putRequest(header(timeout), key, value), answer);
    return answer.future;
  }

  /** Asks the leader to hand over to this node. */
  CompletableFuture<MoveLeaderResponse> moveLeader(String to, Duration timeout) {
    Answer<MoveLeaderResponse> answer = new Answer<>();
    AdminGrpc.newStub(channel)
        .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .moveLeader(
            MoveLeaderRequest.newBuilder()
                .setNode(to)
                .setTimeoutMs(Math.toIntExact(timeout.toMillis()))
                .build(),
            answer);
    return answer.future;
  }

  /** A write with a stamp of its sender's choice; the node may forward it. */
  PutResponse stampedPut(SessionRef stamp, String key, String value, Duration timeout) {
    RequestHeader.Builder header = header(timeout).setHops(0).setSession(stamp);
    return calls(timeout).put(putRequest(header, key, value));
  }

  /** A write that the node may forward, sent again until it is acknowledged. */
  void putAtLeastOnce(String key, String value) {
    await("the acknowledgement of " + key)
        .pollDelay(Duration.ZERO)
        .atMost(FaultCluster.READY_MAX)
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .until(
            () -> stampedPut(SessionRef.getDefaultInstance(), key, value, PATIENCE).hasReceipt());
  }

  static long number(KeyValue entry) {
    return Long.parseLong(entry.getValue().toStringUtf8());
  }

  private StoreGrpc.StoreStub stub(Duration timeout) {
    channel.resetConnectBackoff();
    return StoreGrpc.newStub(channel).withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static GetRequest getRequest(RequestHeader.Builder header, String key) {
    return GetRequest.newBuilder()
        .setHeader(header.setLevel(Level.LEVEL_STRONG))
        .setKey(ByteString.copyFromUtf8(key))
        .build();
  }

  private static PutRequest putRequest(RequestHeader.Builder header, String key, String value) {
    return PutRequest.newBuilder()
        .setHeader(header)
        .setKey(ByteString.copyFromUtf8(key))
        .setValue(ByteString.copyFromUtf8(value))
        .build();
  }

  private static RequestHeader.Builder header(Duration timeout) {
    return RequestHeader.newBuilder()
        .setHops(ANSWER_YOURSELF_HOPS)
        .setTimeoutMs(Math.toIntExact(timeout.toMillis()));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static final class Answer<T> implements StreamObserver<T> {

    private final CompletableFuture<T> future = new CompletableFuture<>();

    @Override
    public void onNext(T value) {
      future.complete(value);
    }

    @Override
    public void onError(Throwable failure) {
      future.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      future.completeExceptionally(new IllegalStateException("an answer without a message"));
    }
  }
}
