package io.quorate.client;

import io.quorate.client.Call.Stage;
import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import io.quorate.model.StoreException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a failure means for a call: whether to try again, and if not, what became of it.
 *
 * <ol>
 *   <li>A read may always be repeated. A stamped write may be repeated with the same stamp.
 *   <li>Once a sending of a write may have been applied, only an answer from apply settles it: a
 *       refusal by a door (its size, the keyspace, the deadline, too many in flight) speaks of its
 *       own sending alone, so that the write stays indeterminate.
 *   <li>A read is never indeterminate.
 * </ol>
 */
final class Verdict {

  /** Final, since a repeat with the same stamp gives the same answer. */
  private static final Set<ErrorCode> LOST_STAMP =
      EnumSet.of(ErrorCode.SESSION_UNKNOWN, ErrorCode.SEQUENCE_FORGOTTEN);

  /** Refusals that apply keeps with the stamp: an earlier sending had this outcome or none. */
  private static final Set<ErrorCode> KEPT_BY_APPLY =
      EnumSet.of(
          ErrorCode.LEASE_NOT_FOUND,
          ErrorCode.TOO_MANY_LEASES,
          ErrorCode.TOO_MANY_KEYS,
          ErrorCode.KEY_CHANGED_TWICE,
          ErrorCode.TTL_OUT_OF_RANGE,
          ErrorCode.REVISION_IN_FUTURE,
          ErrorCode.REVISION_COMPACTED,
          ErrorCode.OUTCOME_TOO_LARGE);

  private final int attemptsMax;

  Verdict(int attemptsMax) {
    this.attemptsMax = attemptsMax;
  }

  boolean mayRetry(Call<?> call, ErrorCode code) {
    return code.fate() != Fate.REJECTED
        && !LOST_STAMP.contains(code)
        && call.route.pinned() == null
        && call.attempts < attemptsMax;
  }

  /** What to tell of a call that ends with this failure. */
  StoreException of(Call<?> call, ErrorCode code, Map<String, String> context) {
    Map<String, String> all = new HashMap<>(context);
    all.put("attempts", Integer.toString(call.attempts));
    if (call.doubt != null && code.fate() != Fate.INDETERMINATE && !KEPT_BY_APPLY.contains(code)) {
      all.put("then", code.name());
      return StoreException.of(call.doubt, all);
    }
    if (!call.type.stamped() && code.fate() == Fate.INDETERMINATE && code != ErrorCode.INTERNAL) {
      all.put("last", code.name());
      return StoreException.of(ErrorCode.READ_TIMEOUT, all);
    }
    return StoreException.of(code, all);
  }

  /**
   * What to tell of a call whose deadline has passed.
   *
   * @param waitingFor why a call waits that was never sent
   */
  StoreException expired(Call<?> call, ErrorCode waitingFor) {
    call.doubtIfSent(ErrorCode.WRITE_TIMEOUT);
    Map<String, String> context = new HashMap<>(call.obstacleContext);
    if (call.obstacle != null) {
      context.put("last", call.obstacle.name());
    }
    if (call.doubt != null) {
      return of(call, ErrorCode.WRITE_TIMEOUT, context);
    }
    if (call.stage == Stage.SENT) {
      return of(call, ErrorCode.READ_TIMEOUT, context);
    }
    return of(call, call.obstacle == null ? waitingFor : call.obstacle, context);
  }

  /** What to tell of a call that the client's closing ends. */
  StoreException closed(Call<?> call) {
    call.doubtIfSent(ErrorCode.CONNECTION_LOST);
    ErrorCode code = call.doubt == null ? ErrorCode.CLIENT_CLOSED : ErrorCode.CONNECTION_LOST;
    return of(call, code, Map.of("reason", "the client was closed"));
  }
}
