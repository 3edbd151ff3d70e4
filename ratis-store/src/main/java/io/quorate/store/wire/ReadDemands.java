package io.quorate.store.wire;

import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.SessionToken;
import io.quorate.model.StoreException;
import io.quorate.store.read.ReadDemand;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import java.util.concurrent.TimeUnit;

/**
 * From what a read's request says to what its view must meet. Refuses with {@code
 * REQUEST_MALFORMED} what has no meaning.
 */
public final class ReadDemands {

  private static final long BOUND_MICROS_MAX = TimeUnit.DAYS.toMicros(1);
  private static final ReadDemand STRONG = ReadDemand.of(Level.LEVEL_STRONG);

  private final String clusterId;
  private final String group;

  public ReadDemands(String clusterId, String group) {
    this.clusterId = clusterId;
    this.group = group;
  }

  /**
   * @throws StoreException {@code LEVEL_UNSUPPORTED}; {@code TOKEN_INVALID} where the token is
   *     damaged or of another cluster
   */
  public ReadDemand of(Operation operation, RequestHeader header) {
    Level level = level(header);
    Revision at = at(operation, header);
    long atMicros = level == Level.LEVEL_AT ? atMicros(header, at) : 0;
    if (header.getSessionToken().isEmpty()) {
      return level == Level.LEVEL_STRONG && at.number() == 0
          ? STRONG
          : new ReadDemand(level, boundNanos(header), 0, needed(level, at), at, atMicros);
    }
    SessionToken.Seen seen = seen(header.getSessionToken());
    Revision known = new Revision(seen.revision().value());
    Revision least = needed(level, at).isBefore(known) ? known : needed(level, at);
    return new ReadDemand(level, boundNanos(header), seen.incarnation(), least, at, atMicros);
  }

  private static long atMicros(RequestHeader header, Revision at) {
    long micros = header.getAtTimeMicros();
    if (micros < 0 || (micros == 0) == (at.number() == 0)) {
      throw Malformed.field(
          "header.at_revision", "level at needs a revision or a time, one of them");
    }
    return micros;
  }

  /** Elsewhere than at level at, a revision that is not reached is the caller's mistake. */
  private static Revision needed(Level level, Revision at) {
    return level == Level.LEVEL_AT ? at : Revision.ZERO;
  }

  private static Level level(RequestHeader header) {
    return switch (header.getLevel()) {
      case LEVEL_UNSPECIFIED -> Level.LEVEL_STRONG;
      case LEVEL_STRONG, LEVEL_LOCAL, LEVEL_EVENTUAL, LEVEL_BOUNDED, LEVEL_SESSION, LEVEL_AT ->
          header.getLevel();
      case UNRECOGNIZED ->
          throw StoreException.of(ErrorCode.LEVEL_UNSUPPORTED, "level", header.getLevelValue());
    };
  }

  private static Revision at(Operation operation, RequestHeader header) {
    if (header.getAtRevision() != 0) {
      return CommandReader.revision("header.at_revision", header.getAtRevision());
    }
    return switch (operation.getRequestCase()) {
      case GET -> ReadRequests.at(operation.getGet());
      case RANGE -> ReadRequests.at(operation.getRange());
      default -> Revision.ZERO;
    };
  }

  private static long boundNanos(RequestHeader header) {
    long micros = header.getBoundMicros();
    if (micros < 0 || micros > BOUND_MICROS_MAX) {
      throw Malformed.field("header.bound_micros", "a bound is at most a day");
    }
    return TimeUnit.MICROSECONDS.toNanos(micros);
  }

  private SessionToken.Seen seen(String text) {
    SessionToken token;
    try {
      token = SessionToken.parse(text);
    } catch (IllegalArgumentException damaged) {
      throw StoreException.of(
          ErrorCode.TOKEN_INVALID, "reason", String.valueOf(damaged.getMessage()));
    }
    if (!token.isOf(clusterId)) {
      throw StoreException.of(ErrorCode.TOKEN_INVALID, "reason", "it is of another cluster");
    }
    SessionToken.Seen seen = token.groups().get(group);
    return seen == null ? new SessionToken.Seen(0, io.quorate.model.Revision.of(0)) : seen;
  }
}
