package io.quorate.store.forward;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.quorate.core.version.ClusterVersion;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.transport.Loops;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.StatusRequest;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.StoreGrpc;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the other nodes which cluster version they understand. Seldom: only while this node's own
 * program understands more than the cluster has. Safe for any thread.
 */
public final class PeerVersions {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Topology topology;
  private final Loops loops;

  public PeerVersions(Topology topology, Loops loops) {
    this.topology = topology;
    this.loops = loops;
  }

  /**
   * The lowest of the other nodes' answers, the largest number where there are no others; fails
   * where one does not answer: it may be of an older program.
   */
  public CompletableFuture<Integer> lowest() {
    List<CompletableFuture<Integer>> answers =
        topology.peers().values().stream().map(this::ask).toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(all ->
            answers.stream().mapToInt(CompletableFuture::join).min().orElse(Integer.MAX_VALUE));
  }

  private CompletableFuture<Integer> ask(Topology.Node peer) {
    ManagedChannel channel = PeerChannel.to(peer, loops, loops.next()).build();
    RequestHeader header = RequestHeader.newBuilder().setClusterId(topology.clusterId()).build();
    Answer answer = new Answer(peer.name(), new CompletableFuture<>());
    StoreGrpc.newStub(channel)
        .withDeadlineAfter(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .status(StatusRequest.newBuilder().setHeader(header).build(), answer);
    return answer.version().whenComplete((version, failure) -> channel.shutdown());
  }

  private record Answer(String peer, CompletableFuture<Integer> version)
      implements StreamObserver<StatusResponse> {

    @Override
    public void onNext(StatusResponse status) {
      int lowest =
          status.getReplicasList().stream()
              .mapToInt(ReplicaStatus::getVersionUnderstood)
              .min()
              .orElse(0);
      version.complete(
          Math.max(ClusterVersion.FIRST, lowest)); // a program without the field says 0
    }

    @Override
    public void onError(Throwable failure) {
      version.completeExceptionally(StoreException.of(ErrorCode.UNREACHABLE, "node", peer));
    }

    @Override
    public void onCompleted() {
      version.completeExceptionally(StoreException.of(ErrorCode.UNREACHABLE, "node", peer));
    }
  }
}
