package io.quorate.core.transition;

import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.Expired;
import io.quorate.core.session.Session;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import java.util.List;

/**
 * Ends the leases and sessions that are over by group time, as many as one command may. What is
 * left, a lease that has lost only some of its keys too, is over still and is for the next one.
 */
final class Expiry {

  private Expiry() {}

  static Outcome apply(Turn turn) {
    Overlay state = turn.state();
    int leases = 0;
    for (Lease lease : state.leasesOverBy(state.now(), Limits.EXPIRED_AT_ONCE_MAX)) {
      if (!deleteKeysOf(lease, turn)) {
        break;
      }
      state.make(new Change.LeaseRemoved(lease));
      leases++;
    }
    List<Session> sessions =
        state.sessionsUnusedSince(Session.unusedSince(state.now()), Limits.EXPIRED_AT_ONCE_MAX);
    for (Session session : sessions) {
      state.removeSession(session.id());
    }
    return new Expired(state.revision(), leases, sessions.size(), turn.deletedKeys());
  }

  /** Whether none of its keys had to be left. */
  private static boolean deleteKeysOf(Lease lease, Turn turn) {
    Overlay state = turn.state();
    for (Key key : state.keysOf(lease.id(), turn.deletableKeys() + 1)) {
      Entry entry = state.attached(key);
      if (!turn.mayDeleteKeys(1) || !turn.mayDeleteBytes(entry.weightBytes())) {
        return false;
      }
      turn.delete(entry);
    }
    return true;
  }
}
