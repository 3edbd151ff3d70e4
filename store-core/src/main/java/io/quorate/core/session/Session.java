package io.quorate.core.session;

import io.quorate.core.command.SessionId;
import io.quorate.core.version.GroupTime;

/**
 * A client's session: outcomes of its writes are kept from {@code firstIncomplete} on, so that a
 * repeated write is answered and not applied again.
 *
 * @param lastUsed when its last write was applied, by group time
 * @param kept how many outcomes are kept
 */
public record Session(SessionId id, GroupTime lastUsed, long firstIncomplete, int kept) {

  public static Session opened(SessionId id, GroupTime now) {
    return new Session(id, now, 1, 0);
  }
}
