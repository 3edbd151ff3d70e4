package io.quorate.store.api;

import io.grpc.stub.StreamObserver;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.forward.Topology;
import io.quorate.store.placement.Placeable;
import io.quorate.store.replication.Administered;
import io.quorate.store.wire.Failures;
import io.quorate.v1.AdminGrpc;
import io.quorate.v1.MoveLeaderRequest;
import io.quorate.v1.MoveLeaderResponse;
import io.quorate.v1.TakeSnapshotRequest;
import io.quorate.v1.TakeSnapshotResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** {@code quorate.v1.Admin}: checks who is asked for what, and hands it to the replica. */
public final class AdminService extends AdminGrpc.AdminImplBase {

  private static final Duration MOVE_DEFAULT = Duration.ofSeconds(5);
  private static final Duration MOVE_MAX = Duration.ofMinutes(1);

  private final Administered replica;
  private final Topology topology;

  public AdminService(Administered replica, Topology topology) {
    this.replica = replica;
    this.topology = topology;
  }

  @Override
  public void moveLeader(MoveLeaderRequest request, StreamObserver<MoveLeaderResponse> out) {
    String self = topology.self().name();
    String to = request.getNode();
    Placeable leadership = replica.placeable();
    try {
      checkCluster(request.getClusterId());
      checkTarget(to, leadership);
    } catch (StoreException refused) {
      out.onError(status(refused));
      return;
    }
    MoveLeaderResponse moved = MoveLeaderResponse.newBuilder().setFrom(self).setTo(to).build();
    if (to.equals(self)) {
      answer(CompletableFuture.completedFuture(moved), out);
      return;
    }
    answer(
        leadership
            .handOver(to, timeout(request))
            .thenApply(done -> {
              if (!done) {
                throw StoreException.of(ErrorCode.LEADER_NOT_MOVED, "to", to);
              }
              return moved;
            }),
        out);
  }

  @Override
  public void takeSnapshot(TakeSnapshotRequest request, StreamObserver<TakeSnapshotResponse> out) {
    try {
      checkCluster(request.getClusterId());
    } catch (StoreException refused) {
      out.onError(status(refused));
      return;
    }
    answer(
        replica
            .takeSnapshot()
            .thenApply(index -> TakeSnapshotResponse.newBuilder().setIndex(index).build()),
        out);
  }

  private void checkCluster(String wanted) {
    if (!wanted.isEmpty() && !wanted.equals(topology.clusterId())) {
      throw StoreException.of(ErrorCode.CLUSTER_MISMATCH, "cluster", topology.clusterId());
    }
  }

  private void checkTarget(String node, Placeable leadership) {
    if (topology.nodes().stream().noneMatch(known -> known.name().equals(node))) {
      throw StoreException.of(ErrorCode.NODE_UNKNOWN, "node", node);
    }
    if (!leadership.leads()) {
      throw StoreException.of(ErrorCode.NOT_LEADER, "node", topology.self().name());
    }
    if (!node.equals(topology.self().name()) && !leadership.healthyVoters().contains(node)) {
      throw StoreException.of(ErrorCode.NODE_BEHIND, "node", node);
    }
  }

  private static Duration timeout(MoveLeaderRequest request) {
    Duration asked = Duration.ofMillis(Integer.toUnsignedLong(request.getTimeoutMs()));
    if (asked.isZero()) {
      return MOVE_DEFAULT;
    }
    return asked.compareTo(MOVE_MAX) > 0 ? MOVE_MAX : asked;
  }

  private static <R> void answer(CompletableFuture<R> future, StreamObserver<R> out) {
    future.whenComplete((response, failure) -> {
      if (failure != null) {
        out.onError(status(unwrapped(failure)));
      } else {
        out.onNext(response);
        out.onCompleted();
      }
    });
  }

  private static Throwable unwrapped(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private static RuntimeException status(Throwable failure) {
    StoreException problem =
        failure instanceof StoreException known
            ? known
            : StoreException.of(ErrorCode.LEADER_NOT_MOVED, "cause", String.valueOf(failure));
    return FailureStatus.of(Failures.failure(problem));
  }
}
