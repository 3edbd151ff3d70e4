package io.quorate.core.session;

import io.quorate.core.command.Limits;
import io.quorate.core.command.SessionId;
import io.quorate.core.version.GroupTime;

/**
 * A client's session: outcomes of its writes are kept from {@code firstIncomplete} on, so that a
 * repeated write is answered and not applied again.
 *
 * @param lastUsed when its last write was applied or answered again, by group time
 * @param firstIncomplete no outcome below it is kept; 1 at first
 * @param highestSequence no outcome above it is kept, so that a new write, as a rule the highest so
 *     far, needs no search for one; 0 at first
 */
public record Session(
    SessionId id, GroupTime lastUsed, long firstIncomplete, long highestSequence) {

  public static Session opened(SessionId id, GroupTime now) {
    return new Session(id, now, 1, 0);
  }

  /** The session after a write that carried this stamp. */
  public Session used(GroupTime now, long sequence, long newFirstIncomplete) {
    return new Session(
        id,
        now,
        Math.max(firstIncomplete, newFirstIncomplete),
        Math.max(highestSequence, sequence));
  }

  /** Whether it was unused for longer than {@link Limits#SESSION_TTL_NANOS}. */
  public boolean isOver(GroupTime now) {
    return lastUsed.isBefore(unusedSince(now));
  }

  /** Sessions that were last used before this instant are over. */
  public static GroupTime unusedSince(GroupTime now) {
    return new GroupTime(now.nanos() - Limits.SESSION_TTL_NANOS);
  }
}
