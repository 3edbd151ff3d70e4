package io.quorate.client;

import io.quorate.model.Delete;
import io.quorate.model.DeleteRange;
import io.quorate.model.DeleteResult;
import io.quorate.model.Get;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.NodeStatus;
import io.quorate.model.Put;
import io.quorate.model.PutResult;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.SessionToken;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import io.quorate.model.Value;
import io.quorate.v1.CompactRequest;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.GetRequest;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.StatusRequest;
import io.quorate.v1.TxnRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The client with futures. Thread-safe; made by {@link QuorateClient#async()}.
 *
 * <p>Each future completes by its deadline, give or take some 50 ms, with an answer or a {@link
 * io.quorate.model.StoreException}. What is chained to it without an executor runs on the client's
 * I/O thread: it may call these methods again, and must not wait. Cancelling a future gives the
 * operation up; a write may still be applied then. Operations that are under way at the same time
 * may be applied in any order: chain those that depend on each other.
 *
 * <p>A method returns at once while there is room among the operations in flight ({@link
 * ClientLimits}). Beyond that it waits for room, at most until its deadline, and then the future
 * fails with {@code RESOURCE_EXHAUSTED}; on the I/O thread it fails at once.
 */
public final class AsyncQuorateClient {

  private final ClientCore core;
  private final long timeoutNanos;
  private final ReadConsistency usual;
  private final @Nullable SessionKnowledge session;

  AsyncQuorateClient(ClientCore core) {
    this(core, core.config.deadline().toNanos(), core.config.consistency(), null);
  }

  private AsyncQuorateClient(
      ClientCore core,
      long timeoutNanos,
      ReadConsistency usual,
      @Nullable SessionKnowledge session) {
    this.core = core;
    this.timeoutNanos = timeoutNanos;
    this.usual = usual;
    this.session = session;
  }

  /** The same client with another deadline for each call, counted from the call. */
  public AsyncQuorateClient withDeadline(Duration each) {
    ClientConfig.requirePositive("deadline", each);
    return new AsyncQuorateClient(core, each.toNanos(), usual, session);
  }

  /**
   * The same client in a session of its own: its reads, at any level, show at least what it has
   * written and seen before; those that name no level ask for nothing more.
   *
   * @param start what the session knows already, {@link SessionToken#EMPTY} for a new one
   */
  public AsyncQuorateClient session(SessionToken start) {
    return new AsyncQuorateClient(
        core,
        timeoutNanos,
        ReadConsistency.session(SessionToken.EMPTY),
        new SessionKnowledge(start));
  }

  /** What the session knows, to go on with elsewhere; empty outside a session. */
  public SessionToken token() {
    return session == null ? SessionToken.EMPTY : session.token();
  }

  /** The leases of the same client. */
  public AsyncLeases leases() {
    return new AsyncLeases(core, timeoutNanos, session);
  }

  /** Reads at the client's own level. */
  public CompletableFuture<GetResult> get(Key key) {
    return get(Get.of(key), usual);
  }

  public CompletableFuture<GetResult> get(Key key, ReadConsistency consistency) {
    return get(Get.of(key), consistency);
  }

  public CompletableFuture<GetResult> get(Get get, ReadConsistency consistency) {
    GetRequest request = Encoder.get(get).build();
    return core.call(
        OperationType.GET,
        (operation, header) -> operation.setGet(request.toBuilder().setHeader(header)),
        Route.read(consistency, session),
        timeoutNanos);
  }

  /** One page of a range, at the client's own level. */
  public CompletableFuture<RangeResult> range(Range range) {
    return range(range, usual);
  }

  /** One page of a range. */
  public CompletableFuture<RangeResult> range(Range range, ReadConsistency consistency) {
    return range(Encoder.range(range).build(), consistency);
  }

  /** Counts the keys of a range; the answer has no entries. */
  public CompletableFuture<RangeResult> count(KeyRange keys, ReadConsistency consistency) {
    return range(Encoder.count(keys).build(), consistency);
  }

  public CompletableFuture<PutResult> put(Key key, Value value) {
    return put(Put.of(key, value));
  }

  public CompletableFuture<PutResult> put(Put put) {
    PutRequest request = Encoder.put(put).build();
    return write(
        OperationType.PUT,
        (operation, header) -> operation.setPut(request.toBuilder().setHeader(header)));
  }

  public CompletableFuture<DeleteResult> delete(Key key) {
    return delete(Delete.of(key));
  }

  public CompletableFuture<DeleteResult> delete(Delete delete) {
    return delete(Encoder.delete(delete).build());
  }

  public CompletableFuture<DeleteResult> delete(DeleteRange delete) {
    return delete(Encoder.delete(delete).build());
  }

  public CompletableFuture<TxnResult> txn(Txn txn) {
    TxnRequest request = Encoder.txn(txn).build();
    return write(
        OperationType.TXN,
        (operation, header) -> operation.setTxn(request.toBuilder().setHeader(header)));
  }

  /** Lets the store forget history below {@code revision}. */
  public CompletableFuture<Receipt> compact(Revision revision) {
    return write(
        OperationType.COMPACT,
        (operation, header) ->
            operation.setCompact(
                CompactRequest.newBuilder().setHeader(header).setRevision(revision.value())));
  }

  /** Asks one node how it stands; fails as soon as it cannot be reached. */
  public CompletableFuture<NodeStatus> status(Endpoint node) {
    return core.call(
        OperationType.STATUS,
        (operation, header) -> operation.setStatus(StatusRequest.newBuilder().setHeader(header)),
        Route.to(node),
        timeoutNanos);
  }

  /** The nodes that the client was built with. */
  public List<Endpoint> endpoints() {
    return core.config.endpoints();
  }

  private CompletableFuture<RangeResult> range(RangeRequest request, ReadConsistency consistency) {
    return core.call(
        OperationType.RANGE,
        (operation, header) -> operation.setRange(request.toBuilder().setHeader(header)),
        Route.read(consistency, session),
        timeoutNanos);
  }

  private CompletableFuture<DeleteResult> delete(DeleteRequest request) {
    return write(
        OperationType.DELETE,
        (operation, header) -> operation.setDelete(request.toBuilder().setHeader(header)));
  }

  private <T> CompletableFuture<T> write(OperationType<T> type, Request request) {
    return core.call(type, request, Route.write(session), timeoutNanos);
  }
}
