package io.quorate.store.wire;

import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.read.RangeQuery;
import io.quorate.v1.GetRequest;
import io.quorate.v1.Level;
import io.quorate.v1.Order;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.RequestHeader;

/**
 * From requests that read to what is looked for. Refuses with {@code REQUEST_MALFORMED} what has no
 * meaning.
 */
public final class ReadRequests {

  private ReadRequests() {}

  /**
   * Whether the leader's view is asked for or this node's, where there is no other choice.
   *
   * @throws StoreException {@code LEVEL_UNSUPPORTED}
   */
  public static Level strongOrLocal(RequestHeader header) {
    return switch (header.getLevel()) {
      case LEVEL_UNSPECIFIED, LEVEL_STRONG -> Level.LEVEL_STRONG;
      case LEVEL_LOCAL -> Level.LEVEL_LOCAL;
      case LEVEL_EVENTUAL, LEVEL_BOUNDED, LEVEL_SESSION, LEVEL_AT, UNRECOGNIZED ->
          throw StoreException.of(ErrorCode.LEVEL_UNSUPPORTED, "level", header.getLevelValue());
    };
  }

  public static Key key(GetRequest request) {
    return Bytes.key(request.getKey());
  }

  static Revision at(GetRequest request) {
    return CommandReader.revision("get.at_revision", request.getAtRevision());
  }

  static Revision at(RangeRequest request) {
    return CommandReader.revision("range.at_revision", request.getAtRevision());
  }

  /**
   * @param at the revision to read at
   */
  public static RangeQuery query(RangeRequest request, Revision at) {
    return new RangeQuery(
        range(request),
        limit(request),
        order(request) == Order.ORDER_DESCENDING,
        request.getKeysOnly(),
        request.getCountOnly(),
        at);
  }

  static KeyRange range(RangeRequest request) {
    if (!request.hasRange()) {
      throw Malformed.field("range.range", "give a start and an end, empty ones for all keys");
    }
    return CommandReader.range(request.getRange());
  }

  /** The wire holds it unsigned; what is beyond an int is beyond every limit too. */
  static int limit(RangeRequest request) {
    return request.getLimit() < 0 ? Integer.MAX_VALUE : request.getLimit();
  }

  static Order order(RangeRequest request) {
    if (request.getOrder() == Order.UNRECOGNIZED) {
      throw Malformed.field("range.order", "unknown: " + request.getOrderValue());
    }
    return request.getOrder();
  }
}
