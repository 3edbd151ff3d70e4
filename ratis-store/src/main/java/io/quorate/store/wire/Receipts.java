package io.quorate.store.wire;

import io.quorate.core.freshness.Bound;
import io.quorate.core.version.Revision;
import io.quorate.v1.Level;
import io.quorate.v1.Origin;
import io.quorate.v1.Receipt;
import io.quorate.v1.Result;

/** Evidence that comes with every answer. */
public final class Receipts {

  private Receipts() {}

  /** A receipt without its origin, which a batch of results has in common. */
  public static Receipt read(long revision, long commitMicros, Level level) {
    return Receipt.newBuilder()
        .setRevision(revision)
        .setCommitMicros(commitMicros)
        .setLevel(level)
        .build();
  }

  /** A receipt that says how stale the view may be, if that is proven. */
  public static Receipt read(long revision, long commitMicros, Level level, Bound bound) {
    Receipt receipt = read(revision, commitMicros, level);
    return bound.isProven()
        ? receipt.toBuilder().setBoundMicros(Math.ceilDiv(bound.nanos(), 1_000)).build()
        : receipt;
  }

  /** The receipt of a read at an earlier revision than its view's. */
  public static Receipt ofPast(Receipt receipt, Revision at) {
    return receipt.toBuilder().setRevision(at.number()).clearBoundMicros().build();
  }

  /** The receipt of a result; the default one where it is a failure. */
  public static Receipt of(Result result) {
    return switch (result.getResponseCase()) {
      case GET -> result.getGet().getReceipt();
      case RANGE -> result.getRange().getReceipt();
      case PUT -> result.getPut().getReceipt();
      case DELETE -> result.getDelete().getReceipt();
      case TXN -> result.getTxn().getReceipt();
      case COMPACT -> result.getCompact().getReceipt();
      case LEASE_GRANT -> result.getLeaseGrant().getReceipt();
      case LEASE_KEEP_ALIVE -> result.getLeaseKeepAlive().getReceipt();
      case LEASE_REVOKE -> result.getLeaseRevoke().getReceipt();
      case LEASE_TIME_TO_LIVE -> result.getLeaseTimeToLive().getReceipt();
      case LEASE_LIST -> result.getLeaseList().getReceipt();
      case SESSION_OPEN -> result.getSessionOpen().getReceipt();
      case SESSION_CLOSE -> result.getSessionClose().getReceipt();
      case STATUS -> result.getStatus().getReceipt();
      case PROBE -> result.getProbe().getReceipt();
      case FAILURE, RESPONSE_NOT_SET -> Receipt.getDefaultInstance();
    };
  }

  /** The result with {@code origin} in its receipt, to stand alone. */
  public static Result complete(Result result, Origin origin) {
    if (result.hasFailure() || result.getResponseCase() == Result.ResponseCase.RESPONSE_NOT_SET) {
      return result;
    }
    Result.Builder copy = result.toBuilder();
    Receipt.Builder receipt = builder(copy);
    if (!receipt.hasOrigin()) {
      receipt.setOrigin(origin);
    }
    return copy.build();
  }

  private static Receipt.Builder builder(Result.Builder result) {
    return switch (result.getResponseCase()) {
      case GET -> result.getGetBuilder().getReceiptBuilder();
      case RANGE -> result.getRangeBuilder().getReceiptBuilder();
      case PUT -> result.getPutBuilder().getReceiptBuilder();
      case DELETE -> result.getDeleteBuilder().getReceiptBuilder();
      case TXN -> result.getTxnBuilder().getReceiptBuilder();
      case COMPACT -> result.getCompactBuilder().getReceiptBuilder();
      case LEASE_GRANT -> result.getLeaseGrantBuilder().getReceiptBuilder();
      case LEASE_KEEP_ALIVE -> result.getLeaseKeepAliveBuilder().getReceiptBuilder();
      case LEASE_REVOKE -> result.getLeaseRevokeBuilder().getReceiptBuilder();
      case LEASE_TIME_TO_LIVE -> result.getLeaseTimeToLiveBuilder().getReceiptBuilder();
      case LEASE_LIST -> result.getLeaseListBuilder().getReceiptBuilder();
      case SESSION_OPEN -> result.getSessionOpenBuilder().getReceiptBuilder();
      case SESSION_CLOSE -> result.getSessionCloseBuilder().getReceiptBuilder();
      case STATUS -> result.getStatusBuilder().getReceiptBuilder();
      case PROBE -> result.getProbeBuilder().getReceiptBuilder();
      case FAILURE, RESPONSE_NOT_SET -> throw new IllegalArgumentException("it has no receipt");
    };
  }
}
