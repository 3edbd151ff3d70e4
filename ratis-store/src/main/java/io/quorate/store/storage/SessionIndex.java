package io.quorate.store.storage;

import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.GroupTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All sessions, in memory: every write of a session looks at it, and it is written with nearly
 * every entry. Loaded when the database is opened, kept in step by {@link ChangeBatch}; outcomes
 * themselves stay on disk, where only a repeated write asks for them.
 *
 * <p>About 300 bytes for each session, and for each outcome kept 16 in the arrays and less than 100
 * for its entry's record, so that the limits of the core bound it: {@link
 * io.quorate.core.command.Limits#SESSIONS_MAX} sessions, 30 MB when idle, with {@link
 * io.quorate.core.command.Limits#SESSION_IN_FLIGHT_MAX} outcomes each. Owned by the apply thread.
 */
final class SessionIndex {

  private static final Comparator<Session> LONGEST_UNUSED_FIRST =
      Comparator.comparing(Session::lastUsed).thenComparingLong(session -> session.id().number());

  private final Map<SessionId, Slot> slots = new HashMap<>();

  /** By last use; an element may be outdated in what the order does not look at. */
  private final TreeSet<Session> byLastUse = new TreeSet<>(LONGEST_UNUSED_FIRST);

  @Nullable Session session(SessionId id) {
    Slot slot = slots.get(id);
    return slot == null ? null : slot.session;
  }

  /** The applied index whose record holds the outcome, or -1 where none is kept. */
  long indexOf(SessionId id, long sequence) {
    Slot slot = slots.get(id);
    return slot == null ? -1 : slot.kept.indexOf(sequence);
  }

  /** At most {@code limit} sessions last used before {@code time}, the longest unused first. */
  List<Session> unusedSince(GroupTime time, int limit) {
    List<Session> unused = new ArrayList<>();
    for (Session session : byLastUse) {
      if (unused.size() >= limit || !session.lastUsed().isBefore(time)) {
        break;
      }
      unused.add(slot(session.id()).session);
    }
    return unused;
  }

  void put(Session session) {
    Slot slot = slots.get(session.id());
    if (slot == null) {
      slots.put(session.id(), new Slot(session));
      byLastUse.add(session);
      return;
    }
    if (!slot.session.lastUsed().equals(session.lastUsed())) {
      byLastUse.remove(slot.session);
      byLastUse.add(session);
    }
    slot.session = session;
  }

  /** {@code emptied} is told the applied index of each record of the session. */
  void remove(SessionId id, LongConsumer emptied) {
    Slot slot = slots.remove(id);
    if (slot != null) {
      byLastUse.remove(slot.session);
      slot.kept.forgetAll(emptied);
    }
  }

  void keep(SessionId id, long sequence, long appliedIndex) {
    slot(id).kept.keep(sequence, appliedIndex);
  }

  /** {@code emptied} is told the applied index of each record that is not needed any more. */
  void forget(SessionId id, long from, long to, LongConsumer emptied) {
    slot(id).kept.forget(from, to, emptied);
  }

  private Slot slot(SessionId id) {
    Slot slot = slots.get(id);
    if (slot == null) {
      throw new IllegalStateException("no session " + id);
    }
    return slot;
  }

  private static final class Slot {
    private Session session;
    private final KeptSequences kept = new KeptSequences();

    Slot(Session session) {
      this.session = session;
    }
  }
}
