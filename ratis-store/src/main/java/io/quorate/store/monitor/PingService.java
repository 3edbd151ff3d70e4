package io.quorate.store.monitor;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quorate.store.forward.Topology;
import io.quorate.v1.MonitorGrpc;
import io.quorate.v1.PingRequest;
import io.quorate.v1.PingResponse;

/** {@code quorate.v1.Monitor}: answers at once, on the thread that received. */
final class PingService extends MonitorGrpc.MonitorImplBase {

  private final Topology topology;
  private final Watched replica;

  PingService(Topology topology, Watched replica) {
    this.topology = topology;
    this.replica = replica;
  }

  @Override
  public void ping(PingRequest request, StreamObserver<PingResponse> out) {
    if (!request.getClusterId().equals(topology.clusterId())) {
      out.onError(
          Status.FAILED_PRECONDITION
              .withDescription(
                  "this node is of cluster "
                      + topology.clusterId()
                      + "; give both nodes the same cluster.id")
              .asRuntimeException());
      return;
    }
    PingResponse answer;
    try {
      answer =
          PingResponse.newBuilder()
              .setNode(topology.self().name())
              .addStandings(replica.standing())
              .build();
    } catch (RuntimeException stopping) {
      out.onError(Status.UNAVAILABLE.withCause(stopping).asRuntimeException());
      return;
    }
    out.onNext(answer);
    out.onCompleted();
  }
}
