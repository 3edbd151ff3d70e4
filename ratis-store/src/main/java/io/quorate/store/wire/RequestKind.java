package io.quorate.store.wire;

import io.quorate.v1.Operation.RequestCase;

/** The way that a request takes through a node. */
public enum RequestKind {
  /** Goes through the log; the leader proposes it. */
  WRITE,
  /** Looks at one key, or only at the revision: answered on the thread that received it. */
  POINT_READ,
  /** Looks at many keys: may take long. */
  SCAN,
  /** About the node itself: answered by the node asked. */
  STATUS;

  /**
   * @throws io.quorate.model.StoreException {@code REQUEST_MALFORMED} where there is no request
   */
  public static RequestKind of(RequestCase request) {
    return switch (request) {
      case PUT,
          DELETE,
          TXN,
          COMPACT,
          LEASE_GRANT,
          LEASE_KEEP_ALIVE,
          LEASE_REVOKE,
          SESSION_OPEN,
          SESSION_CLOSE ->
          WRITE;
      case GET, PROBE -> POINT_READ;
      case RANGE, LEASE_TIME_TO_LIVE, LEASE_LIST -> SCAN;
      case STATUS -> STATUS;
      case REQUEST_NOT_SET -> throw Headers.noRequest();
    };
  }
}
