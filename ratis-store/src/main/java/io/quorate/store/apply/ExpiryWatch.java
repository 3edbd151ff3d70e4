package io.quorate.store.apply;

import io.quorate.core.command.Limits;
import io.quorate.core.session.Session;
import io.quorate.core.transition.Change;
import io.quorate.core.transition.StateView;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Lease;
import java.util.List;

/**
 * When, by group time, the next lease or session may be over; so that an idle group need not be
 * asked by a write. May be too early, never too late. Written by the apply thread, read by any.
 */
public final class ExpiryWatch {

  /** Nothing can be over. */
  public static final GroupTime NEVER = new GroupTime(Long.MAX_VALUE);

  private volatile GroupTime due = GroupTime.ZERO;

  public GroupTime due() {
    return due;
  }

  void applied(StateView state, List<Change> changes) {
    if (!state.header().groupTime().isBefore(due)
        || changes.stream().anyMatch(ExpiryWatch::bears)) {
      due = earliest(state);
    }
  }

  /** What may bring the moment forward or take it away. A session that is used only puts it off. */
  private static boolean bears(Change change) {
    return switch (change) {
      case Change.LeasePut put -> true;
      case Change.LeaseRemoved removed -> true;
      case Change.SessionPut put -> put.previous() == null;
      case Change.SessionRemoved removed -> true;
      case Change.EntryPut put -> false;
      case Change.EntryRemoved removed -> false;
      case Change.HistoryCompacted compacted -> false;
      case Change.OutcomeKept kept -> false;
      case Change.OutcomesForgotten forgotten -> false;
    };
  }

  private static GroupTime earliest(StateView state) {
    GroupTime earliest = NEVER;
    for (Lease lease : state.leasesOverBy(NEVER, 1)) {
      earliest = lease.end();
    }
    for (Session session : state.sessionsUnusedSince(NEVER, 1)) {
      GroupTime over = session.lastUsed().plusNanos(Limits.SESSION_TTL_NANOS + 1);
      earliest = over.isBefore(earliest) ? over : earliest;
    }
    return earliest;
  }
}
