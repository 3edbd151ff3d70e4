package io.quorate.store.wire;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.model.StoreException;
import io.quorate.v1.CompactResponse;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.LeaseGrantResponse;
import io.quorate.v1.LeaseKeepAliveResponse;
import io.quorate.v1.LeaseRevokeResponse;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Operation.RequestCase;
import io.quorate.v1.PutResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.Result;
import io.quorate.v1.SessionCloseResponse;
import io.quorate.v1.SessionOpenResponse;

/** From the outcome of a write to the result of the request that asked for it. */
public final class OutcomeWriter {

  private OutcomeWriter() {}

  /**
   * The result, its receipt without an origin.
   *
   * @param commitMicros the hybrid clock stamp of the entry that carried the write
   * @throws StoreException where apply refused the write
   */
  public static Result result(Operation request, Outcome outcome, long commitMicros) {
    if (outcome instanceof Outcome.Refused(var revision, var refusal)) {
      throw Refusals.failure(refusal);
    }
    if (asked(outcome) != request.getRequestCase()) {
      throw notThisWrite();
    }
    Result.Builder result = Result.newBuilder().setId(request.getId());
    Receipt receipt =
        Receipt.newBuilder()
            .setRevision(outcome.revision().number())
            .setCommitMicros(commitMicros)
            .setLevel(Level.LEVEL_STRONG)
            .build();
    write(result, request, outcome, receipt);
    return result.build();
  }

  private static void write(
      Result.Builder result, Operation request, Outcome outcome, Receipt receipt) {
    switch (outcome) {
      case PutDone put -> result.setPut(put(put).setReceipt(receipt));
      case DeleteDone delete -> result.setDelete(delete(delete).setReceipt(receipt));
      case Outcome.TxnDone txn ->
          result.setTxn(TxnWriter.response(request.getTxn(), txn).setReceipt(receipt));
      case Outcome.Compacted compacted ->
          result.setCompact(CompactResponse.newBuilder().setReceipt(receipt));
      case Outcome.LeaseGranted(var revision, var lease, long ttlNanos) ->
          result.setLeaseGrant(
              LeaseGrantResponse.newBuilder()
                  .setReceipt(receipt)
                  .setLease(lease.number())
                  .setTtlMs(ms(ttlNanos)));
      case Outcome.LeaseKept(var revision, long ttlNanos) ->
          result.setLeaseKeepAlive(
              LeaseKeepAliveResponse.newBuilder().setReceipt(receipt).setTtlMs(ms(ttlNanos)));
      case Outcome.LeaseRevoked(var revision, long deleted) ->
          result.setLeaseRevoke(
              LeaseRevokeResponse.newBuilder().setReceipt(receipt).setDeleted(deleted));
      case Outcome.SessionOpened(var revision, var session, long ttlNanos) ->
          result.setSessionOpen(
              SessionOpenResponse.newBuilder()
                  .setReceipt(receipt)
                  .setSession(session.number())
                  .setTtlMs(ms(ttlNanos)));
      case Outcome.SessionClosed closed ->
          result.setSessionClose(SessionCloseResponse.newBuilder().setReceipt(receipt));
      case Outcome.Expired e -> throw new IllegalArgumentException("no request expires");
      case Outcome.ClusterVersionRaised r ->
          throw new IllegalArgumentException("no request raises");
      case Outcome.Refused r -> throw new IllegalArgumentException("a refusal is a failure");
    }
  }

  static PutResponse.Builder put(PutDone put) {
    PutResponse.Builder response = PutResponse.newBuilder();
    if (put.previous() != null) {
      response.setPrevious(Entries.keyValue(put.previous()));
    }
    return response;
  }

  static DeleteResponse.Builder delete(DeleteDone delete) {
    return DeleteResponse.newBuilder()
        .setDeleted(delete.deleted())
        .addAllPrevious(Entries.keyValues(delete.previous(), false));
  }

  /** The request that such an outcome answers. */
  private static RequestCase asked(Outcome outcome) {
    return switch (outcome) {
      case PutDone done -> RequestCase.PUT;
      case DeleteDone done -> RequestCase.DELETE;
      case Outcome.TxnDone done -> RequestCase.TXN;
      case Outcome.Compacted done -> RequestCase.COMPACT;
      case Outcome.LeaseGranted done -> RequestCase.LEASE_GRANT;
      case Outcome.LeaseKept done -> RequestCase.LEASE_KEEP_ALIVE;
      case Outcome.LeaseRevoked done -> RequestCase.LEASE_REVOKE;
      case Outcome.SessionOpened done -> RequestCase.SESSION_OPEN;
      case Outcome.SessionClosed done -> RequestCase.SESSION_CLOSE;
      case Outcome.Expired none -> RequestCase.REQUEST_NOT_SET;
      case Outcome.ClusterVersionRaised none -> RequestCase.REQUEST_NOT_SET;
      case Outcome.Refused none -> RequestCase.REQUEST_NOT_SET;
    };
  }

  /** A kept outcome was found under the stamp, and it is that of a write of another kind. */
  static StoreException notThisWrite() {
    return Malformed.field(
        "header.session.sequence", "it names another write, which was applied; count on");
  }

  private static long ms(long nanos) {
    return nanos / 1_000_000;
  }
}
