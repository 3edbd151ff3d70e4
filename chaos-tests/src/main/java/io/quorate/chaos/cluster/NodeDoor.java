package io.quorate.chaos.cluster;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.quorate.v1.AdminGrpc;
import io.quorate.v1.MoveLeaderRequest;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.StatusRequest;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.StoreGrpc;
import io.quorate.v1.TakeSnapshotRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * An observer of one node, at its own address: sees the node as it is, without the WAN's delay.
 * Safe for any thread.
 */
public final class NodeDoor implements Closeable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
  private static final Duration SNAPSHOT_MAX = Duration.ofSeconds(30);

  private final Site site;
  private final ManagedChannel channel;

  NodeDoor(Site site) {
    this.site = site;
    this.channel = NettyChannelBuilder.forAddress(site.clientAddress()).usePlaintext().build();
  }

  /** The node's own account, or empty if it does not answer. */
  public Optional<StatusResponse> status() {
    try {
      channel.resetConnectBackoff();
      return Optional.of(
          StoreGrpc.newBlockingStub(channel)
              .withDeadlineAfter(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
              .status(StatusRequest.getDefaultInstance()));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  /** The node's replica of the one group that there is. */
  public Optional<ReplicaStatus> replica() {
    return status()
        .filter(answer -> answer.getReplicasCount() > 0)
        .map(answer -> answer.getReplicas(0));
  }

  /**
   * Asks the node to hand leadership over to another.
   *
   * @return whether it says that it did; false too where it does not lead or does not answer
   */
  public boolean moveLeader(String to, Duration max) {
    try {
      AdminGrpc.newBlockingStub(channel)
          .withDeadlineAfter(max.plus(ANSWER_MAX).toMillis(), TimeUnit.MILLISECONDS)
          .moveLeader(
              MoveLeaderRequest.newBuilder()
                  .setNode(to)
                  .setTimeoutMs(Math.toIntExact(max.toMillis()))
                  .build());
      return true;
    } catch (StatusRuntimeException refused) {
      return false;
    }
  }

  /** Asks the node to take a snapshot; returns the index that its newest one reaches. */
  public OptionalLong takeSnapshot() {
    try {
      return OptionalLong.of(
          AdminGrpc.newBlockingStub(channel)
              .withDeadlineAfter(SNAPSHOT_MAX.toMillis(), TimeUnit.MILLISECONDS)
              .takeSnapshot(TakeSnapshotRequest.getDefaultInstance())
              .getIndex());
    } catch (StatusRuntimeException refused) {
      return OptionalLong.empty();
    }
  }

  /** Whether {@code /readyz} says so. */
  public boolean ready() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://" + site.address() + ":" + Ports.HTTP + "/readyz")
                  .toURL()
                  .openConnection();
      connection.setConnectTimeout((int) ANSWER_MAX.toMillis());
      connection.setReadTimeout((int) ANSWER_MAX.toMillis());
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
