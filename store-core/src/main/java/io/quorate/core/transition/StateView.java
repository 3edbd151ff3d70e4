package io.quorate.core.transition;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state as the transition sees it: everything before the command at hand. Read by one thread.
 * The transition never asks for a {@linkplain KeyRange#isVoid void} range or for less than one
 * item.
 */
public interface StateView {

  GroupHeader header();

  @Nullable Entry entry(Key key);

  /**
   * The first {@code limit} entries of {@code range} in key order, or in the opposite order; fewer
   * only where the range has no more.
   */
  List<Entry> entries(KeyRange range, int limit, boolean descending);

  /** How many keys are in {@code range}, counted up to {@code limit}. */
  long count(KeyRange range, long limit);

  @Nullable Lease lease(LeaseId id);

  /** The first {@code limit} keys that are attached to a lease, in key order. */
  List<Key> keysOf(LeaseId id, int limit);

  /**
   * The first {@code limit} leases whose end is at or before {@code now}, the earliest end first,
   * then the lowest id.
   */
  List<Lease> leasesOverBy(GroupTime now, int limit);

  @Nullable Session session(SessionId id);

  /** The kept outcome of a sequence, or null where none is kept or it is forgotten. */
  @Nullable Outcome keptOutcome(SessionId id, long sequence);

  /**
   * The first {@code limit} sessions whose last use is before {@code before} (not at it), the
   * longest unused first, then the lowest id.
   */
  List<Session> sessionsUnusedSince(GroupTime before, int limit);
}
