package io.quorate.store.wire;

import io.quorate.model.StoreException;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;

/** The header of an operation, which every kind of request has in a field of its own. */
public final class Headers {

  private Headers() {}

  /**
   * @throws StoreException {@code REQUEST_MALFORMED} where the operation holds no request that this
   *     version knows
   */
  public static RequestHeader of(Operation operation) {
    return switch (operation.getRequestCase()) {
      case GET -> operation.getGet().getHeader();
      case RANGE -> operation.getRange().getHeader();
      case PUT -> operation.getPut().getHeader();
      case DELETE -> operation.getDelete().getHeader();
      case TXN -> operation.getTxn().getHeader();
      case COMPACT -> operation.getCompact().getHeader();
      case LEASE_GRANT -> operation.getLeaseGrant().getHeader();
      case LEASE_KEEP_ALIVE -> operation.getLeaseKeepAlive().getHeader();
      case LEASE_REVOKE -> operation.getLeaseRevoke().getHeader();
      case LEASE_TIME_TO_LIVE -> operation.getLeaseTimeToLive().getHeader();
      case LEASE_LIST -> operation.getLeaseList().getHeader();
      case SESSION_OPEN -> operation.getSessionOpen().getHeader();
      case SESSION_CLOSE -> operation.getSessionClose().getHeader();
      case STATUS -> operation.getStatus().getHeader();
      case PROBE -> operation.getProbe().getHeader();
      case REQUEST_NOT_SET -> throw noRequest();
    };
  }

  /** The same request under another id and header; keys and values are shared, not copied. */
  public static Operation replaced(Operation operation, long id, RequestHeader header) {
    Operation.Builder copy = Operation.newBuilder().setId(id);
    switch (operation.getRequestCase()) {
      case GET -> copy.setGet(operation.getGet().toBuilder().setHeader(header));
      case RANGE -> copy.setRange(operation.getRange().toBuilder().setHeader(header));
      case PUT -> copy.setPut(operation.getPut().toBuilder().setHeader(header));
      case DELETE -> copy.setDelete(operation.getDelete().toBuilder().setHeader(header));
      case TXN -> copy.setTxn(operation.getTxn().toBuilder().setHeader(header));
      case COMPACT -> copy.setCompact(operation.getCompact().toBuilder().setHeader(header));
      case LEASE_GRANT ->
          copy.setLeaseGrant(operation.getLeaseGrant().toBuilder().setHeader(header));
      case LEASE_KEEP_ALIVE ->
          copy.setLeaseKeepAlive(operation.getLeaseKeepAlive().toBuilder().setHeader(header));
      case LEASE_REVOKE ->
          copy.setLeaseRevoke(operation.getLeaseRevoke().toBuilder().setHeader(header));
      case LEASE_TIME_TO_LIVE ->
          copy.setLeaseTimeToLive(operation.getLeaseTimeToLive().toBuilder().setHeader(header));
      case LEASE_LIST -> copy.setLeaseList(operation.getLeaseList().toBuilder().setHeader(header));
      case SESSION_OPEN ->
          copy.setSessionOpen(operation.getSessionOpen().toBuilder().setHeader(header));
      case SESSION_CLOSE ->
          copy.setSessionClose(operation.getSessionClose().toBuilder().setHeader(header));
      case STATUS -> copy.setStatus(operation.getStatus().toBuilder().setHeader(header));
      case PROBE -> copy.setProbe(operation.getProbe().toBuilder().setHeader(header));
      case REQUEST_NOT_SET -> throw noRequest();
    }
    return copy.build();
  }

  static StoreException noRequest() {
    return Malformed.field("request", "not set, or of a kind that this version does not know");
  }
}
