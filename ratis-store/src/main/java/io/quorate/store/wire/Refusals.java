package io.quorate.store.wire;

import io.quorate.core.command.Refusal;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.Map;

/** From what apply refused to the failure that the user meets. */
final class Refusals {

  private Refusals() {}

  static StoreException failure(Refusal refusal) {
    return switch (refusal) {
      case Refusal.LeaseNotFound(var lease) -> of(ErrorCode.LEASE_NOT_FOUND, "lease", lease);
      case Refusal.TooManyLeases(long limit) -> of(ErrorCode.TOO_MANY_LEASES, "limit", limit);
      case Refusal.TooManySessions(long limit) -> of(ErrorCode.TOO_MANY_SESSIONS, "limit", limit);
      case Refusal.TooManyKeys(long limit) -> of(ErrorCode.TOO_MANY_KEYS, "limit", limit);
      case Refusal.KeyChangedTwice(var key) -> of(ErrorCode.KEY_CHANGED_TWICE, "key", key);
      case Refusal.RevisionInFuture(var asked, var reached) ->
          of(ErrorCode.REVISION_IN_FUTURE, "asked", asked, "reached", reached);
      case Refusal.RevisionCompacted(var asked, var compacted) ->
          of(ErrorCode.REVISION_COMPACTED, "asked", asked, "compacted", compacted);
      case Refusal.SessionUnknown(var session) -> of(ErrorCode.SESSION_UNKNOWN, "session", session);
      case Refusal.SequenceForgotten(var session, long sequence) ->
          of(ErrorCode.SEQUENCE_FORGOTTEN, "session", session, "sequence", sequence);
      case Refusal.TooManyInFlight(var session, long limit) ->
          of(ErrorCode.TOO_MANY_IN_FLIGHT, "session", session, "limit", limit);
      case Refusal.TtlOutOfRange(long ttlNanos, long minNanos, long maxNanos) ->
          StoreException.of(
              ErrorCode.TTL_OUT_OF_RANGE,
              Map.of("ttl_ms", ms(ttlNanos), "min_ms", ms(minNanos), "max_ms", ms(maxNanos)));
      case Refusal.TooManyBytes(long limit) -> of(ErrorCode.TOO_MANY_BYTES, "limit", limit);
      case Refusal.StampInvalid(var stamp) -> of(ErrorCode.STAMP_INVALID, "stamp", stamp);
      case Refusal.CommandUnsupported(int version, int clusterVersion) ->
          of(ErrorCode.COMMAND_UNSUPPORTED, "needed", version, "cluster_version", clusterVersion);
      case Refusal.OutcomeTooLarge(long bytes) -> of(ErrorCode.OUTCOME_TOO_LARGE, "limit", bytes);
    };
  }

  private static StoreException of(ErrorCode code, String name, Object value) {
    return StoreException.of(code, name, value);
  }

  private static StoreException of(
      ErrorCode code, String a, Object first, String b, Object second) {
    return StoreException.of(code, Map.of(a, first.toString(), b, second.toString()));
  }

  private static String ms(long nanos) {
    return Long.toString(nanos / 1_000_000);
  }
}
