package io.quorate.client;

import io.quorate.model.DeleteResult;
import io.quorate.model.GetResult;
import io.quorate.model.LeaseGranted;
import io.quorate.model.LeaseList;
import io.quorate.model.LeaseRenewed;
import io.quorate.model.LeaseRevoked;
import io.quorate.model.LeaseTimeToLive;
import io.quorate.model.NodeStatus;
import io.quorate.model.Origin;
import io.quorate.model.PutResult;
import io.quorate.model.RangeResult;
import io.quorate.model.Receipt;
import io.quorate.model.TxnResult;
import io.quorate.v1.Result;
import io.quorate.v1.Result.ResponseCase;

/**
 * A kind of operation: how its answer is read, and whether it is a write.
 *
 * @param stamped a write that a session makes exactly once; anything else may be repeated freely
 * @param internal the client asks this for itself, so that it does not count against the limit
 */
record OperationType<T>(boolean stamped, boolean internal, ResponseCase answer, Reader<T> reader) {

  /** Reads an answer whose receipt may leave its origin to the batch. */
  interface Reader<T> {
    T read(Result result, Origin batchOrigin);
  }

  static final OperationType<GetResult> GET =
      repeatable(ResponseCase.GET, (r, o) -> Decoder.get(r.getGet(), o));
  static final OperationType<RangeResult> RANGE =
      repeatable(ResponseCase.RANGE, (r, o) -> Decoder.range(r.getRange(), o));
  static final OperationType<PutResult> PUT =
      stamped(ResponseCase.PUT, (r, o) -> Decoder.put(r.getPut(), o));
  static final OperationType<DeleteResult> DELETE =
      stamped(ResponseCase.DELETE, (r, o) -> Decoder.delete(r.getDelete(), o));
  static final OperationType<TxnResult> TXN =
      stamped(ResponseCase.TXN, (r, o) -> Decoder.txn(r.getTxn(), o));
  static final OperationType<Receipt> COMPACT =
      stamped(ResponseCase.COMPACT, (r, o) -> Decoder.receipt(r.getCompact().getReceipt(), o));
  static final OperationType<LeaseGranted> LEASE_GRANT =
      stamped(ResponseCase.LEASE_GRANT, (r, o) -> Decoder.granted(r.getLeaseGrant(), o));
  static final OperationType<LeaseRenewed> LEASE_KEEP_ALIVE =
      stamped(ResponseCase.LEASE_KEEP_ALIVE, (r, o) -> Decoder.renewed(r.getLeaseKeepAlive(), o));
  static final OperationType<LeaseRevoked> LEASE_REVOKE =
      stamped(ResponseCase.LEASE_REVOKE, (r, o) -> Decoder.revoked(r.getLeaseRevoke(), o));
  static final OperationType<LeaseTimeToLive> LEASE_TIME_TO_LIVE =
      repeatable(
          ResponseCase.LEASE_TIME_TO_LIVE, (r, o) -> Decoder.timeToLive(r.getLeaseTimeToLive(), o));
  static final OperationType<LeaseList> LEASE_LIST =
      repeatable(ResponseCase.LEASE_LIST, (r, o) -> Decoder.leases(r.getLeaseList(), o));
  static final OperationType<NodeStatus> STATUS =
      repeatable(ResponseCase.STATUS, (r, o) -> StatusDecoder.node(r.getStatus(), o));

  /** The client's own question for the nodes that there are. */
  static final OperationType<NodeStatus> NODES =
      internal(ResponseCase.STATUS, (r, o) -> StatusDecoder.node(r.getStatus(), o));

  /** A repeat opens one more session, which ends by itself: wasteful, and safe. */
  static final OperationType<SessionOpened> SESSION_OPEN =
      internal(
          ResponseCase.SESSION_OPEN,
          (r, o) ->
              new SessionOpened(r.getSessionOpen().getSession(), r.getSessionOpen().getTtlMs()));

  static final OperationType<Receipt> SESSION_CLOSE =
      internal(
          ResponseCase.SESSION_CLOSE,
          (r, o) -> Decoder.receipt(r.getSessionClose().getReceipt(), o));

  /** What the store said of a new session. */
  record SessionOpened(long session, long ttlMillis) {}

  private static <T> OperationType<T> repeatable(ResponseCase answer, Reader<T> reader) {
    return new OperationType<>(false, false, answer, reader);
  }

  private static <T> OperationType<T> stamped(ResponseCase answer, Reader<T> reader) {
    return new OperationType<>(true, false, answer, reader);
  }

  private static <T> OperationType<T> internal(ResponseCase answer, Reader<T> reader) {
    return new OperationType<>(false, true, answer, reader);
  }
}
