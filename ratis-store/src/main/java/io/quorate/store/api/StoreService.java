package io.quorate.store.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quorate.store.transport.Loops;
import io.quorate.v1.CompactRequest;
import io.quorate.v1.CompactResponse;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.GetRequest;
import io.quorate.v1.GetResponse;
import io.quorate.v1.LeaseGrantRequest;
import io.quorate.v1.LeaseGrantResponse;
import io.quorate.v1.LeaseKeepAliveRequest;
import io.quorate.v1.LeaseKeepAliveResponse;
import io.quorate.v1.LeaseListRequest;
import io.quorate.v1.LeaseListResponse;
import io.quorate.v1.LeaseRevokeRequest;
import io.quorate.v1.LeaseRevokeResponse;
import io.quorate.v1.LeaseTimeToLiveRequest;
import io.quorate.v1.LeaseTimeToLiveResponse;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.PutRequest;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.SessionCloseRequest;
import io.quorate.v1.SessionCloseResponse;
import io.quorate.v1.SessionOpenRequest;
import io.quorate.v1.SessionOpenResponse;
import io.quorate.v1.StatusRequest;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.StoreGrpc;
import io.quorate.v1.TxnRequest;
import io.quorate.v1.TxnResponse;
import java.util.function.Function;

/** {@code quorate.v1.Store} at one port. Each unary call is an operation that came alone. */
final class StoreService extends StoreGrpc.StoreImplBase {

  private final OperationPath path;
  private final Loops loops;
  private final boolean mayForward;
  private final int streamOperationsMax;

  /**
   * @param mayForward whether operations that come in here may be sent on to another node
   */
  StoreService(OperationPath path, Loops loops, boolean mayForward, int streamOperationsMax) {
    this.path = path;
    this.loops = loops;
    this.mayForward = mayForward;
    this.streamOperationsMax = streamOperationsMax;
  }

  @Override
  public StreamObserver<OperationBatch> operate(StreamObserver<ResultBatch> out) {
    OperateStream stream =
        new OperateStream(
            (ServerCallStreamObserver<ResultBatch>) out,
            loops.current(),
            path,
            mayForward,
            streamOperationsMax);
    stream.start();
    return stream;
  }

  private <R> void call(
      Operation.Builder operation, Function<Result, R> response, StreamObserver<R> out) {
    UnaryCall.accept(path, mayForward, operation, response, out);
  }

  private static Operation.Builder operation() {
    return Operation.newBuilder();
  }

  @Override
  public void get(GetRequest request, StreamObserver<GetResponse> out) {
    call(operation().setGet(request), Result::getGet, out);
  }

  @Override
  public void range(RangeRequest request, StreamObserver<RangeResponse> out) {
    call(operation().setRange(request), Result::getRange, out);
  }

  @Override
  public void put(PutRequest request, StreamObserver<PutResponse> out) {
    call(operation().setPut(request), Result::getPut, out);
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<DeleteResponse> out) {
    call(operation().setDelete(request), Result::getDelete, out);
  }

  @Override
  public void txn(TxnRequest request, StreamObserver<TxnResponse> out) {
    call(operation().setTxn(request), Result::getTxn, out);
  }

  @Override
  public void compact(CompactRequest request, StreamObserver<CompactResponse> out) {
    call(operation().setCompact(request), Result::getCompact, out);
  }

  @Override
  public void leaseGrant(LeaseGrantRequest request, StreamObserver<LeaseGrantResponse> out) {
    call(operation().setLeaseGrant(request), Result::getLeaseGrant, out);
  }

  @Override
  public void leaseKeepAlive(
      LeaseKeepAliveRequest request, StreamObserver<LeaseKeepAliveResponse> out) {
    call(operation().setLeaseKeepAlive(request), Result::getLeaseKeepAlive, out);
  }

  @Override
  public void leaseRevoke(LeaseRevokeRequest request, StreamObserver<LeaseRevokeResponse> out) {
    call(operation().setLeaseRevoke(request), Result::getLeaseRevoke, out);
  }

  @Override
  public void leaseTimeToLive(
      LeaseTimeToLiveRequest request, StreamObserver<LeaseTimeToLiveResponse> out) {
    call(operation().setLeaseTimeToLive(request), Result::getLeaseTimeToLive, out);
  }

  @Override
  public void leaseList(LeaseListRequest request, StreamObserver<LeaseListResponse> out) {
    call(operation().setLeaseList(request), Result::getLeaseList, out);
  }

  @Override
  public void sessionOpen(SessionOpenRequest request, StreamObserver<SessionOpenResponse> out) {
    call(operation().setSessionOpen(request), Result::getSessionOpen, out);
  }

  @Override
  public void sessionClose(SessionCloseRequest request, StreamObserver<SessionCloseResponse> out) {
    call(operation().setSessionClose(request), Result::getSessionClose, out);
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusResponse> out) {
    call(operation().setStatus(request), Result::getStatus, out);
  }
}
