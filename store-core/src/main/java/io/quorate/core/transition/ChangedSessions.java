package io.quorate.core.transition;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.GroupTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of an overlay. A busy session is used by many writes of one entry: what comes of
 * that is written once, when the entry ends, without the outcomes that are forgotten by then.
 */
final class ChangedSessions {

  private static final Comparator<Session> LONGEST_UNUSED_FIRST =
      Comparator.comparing(Session::lastUsed).thenComparingLong(session -> session.id().number());

  private final StateView base;
  private final Map<SessionId, Changed> changed = new LinkedHashMap<>();

  /** A session: its state as written last, its state now after what use, its new outcomes. */
  private static final class Changed {
    private @Nullable Session written;
    private @Nullable Session now;
    private boolean used;
    private final Map<Long, Outcome> kept = new LinkedHashMap<>();

    private Changed(@Nullable Session written) {
      this.written = written;
      this.now = written;
    }
  }

  ChangedSessions(StateView base) {
    this.base = base;
  }

  /** Notes the session's state after a write was answered from its kept outcome. */
  void use(Session session) {
    Changed change = changed(session.id());
    change.now = session;
    change.used = true;
  }

  /** Notes the session's state after a write, and the write's outcome. */
  void use(Session session, long sequence, Outcome outcome) {
    Changed change = changed(session.id());
    change.now = session;
    change.used = true;
    change.kept.put(sequence, outcome);
  }

  /** The changes that the use of sessions has left to make, by first use. */
  List<Change> unwritten() {
    List<Change> changes = new ArrayList<>();
    for (Changed session : changed.values()) {
      if (session.used && session.written != null && session.now != null) {
        addUse(session.written, session.now, session.kept, changes);
      }
    }
    return changes;
  }

  private static void addUse(
      Session written, Session now, Map<Long, Outcome> kept, List<Change> changes) {
    changes.add(new Change.SessionPut(now, written));
    long from = written.firstIncomplete();
    long to = Math.min(now.firstIncomplete(), written.highestSequence() + 1);
    if (from < to) {
      changes.add(new Change.OutcomesForgotten(now.id(), from, to));
    }
    kept.forEach((sequence, outcome) -> {
      if (sequence >= now.firstIncomplete()) {
        changes.add(new Change.OutcomeKept(now.id(), sequence, outcome));
      }
    });
  }

  /** The state in which the changes made so far have left a session, or null where it is not. */
  @Nullable Session written(SessionId id) {
    Changed change = changed.get(id);
    return change != null ? change.written : base.session(id);
  }

  void put(Session session) {
    Changed change = changed(session.id());
    change.written = session;
    change.now = session;
    change.used = false;
  }

  void remove(Session session) {
    Changed change = changed(session.id());
    change.written = null;
    change.now = null;
  }

  @Nullable Session session(SessionId id) {
    Changed change = changed.get(id);
    return change != null ? change.now : base.session(id);
  }

  @Nullable Outcome keptOutcome(SessionId id, long sequence) {
    Changed change = changed.get(id);
    if (change == null) {
      return base.keptOutcome(id, sequence);
    }
    if (change.now == null || sequence < change.now.firstIncomplete()) {
      return null;
    }
    Outcome kept = change.kept.get(sequence);
    return kept != null ? kept : base.keptOutcome(id, sequence);
  }

  List<Session> unusedSince(GroupTime before, int limit) {
    List<Session> unused = new ArrayList<>();
    for (Session session : base.sessionsUnusedSince(before, limit + changed.size())) {
      if (!changed.containsKey(session.id())) {
        unused.add(session);
      }
    }
    for (Changed change : changed.values()) {
      if (change.now != null && change.now.lastUsed().isBefore(before)) {
        unused.add(change.now);
      }
    }
    unused.sort(LONGEST_UNUSED_FIRST);
    return unused.size() > limit ? unused.subList(0, limit) : unused;
  }

  private Changed changed(SessionId id) {
    Changed change = changed.get(id);
    if (change == null) {
      change = new Changed(base.session(id));
      changed.put(id, change);
    }
    return change;
  }
}
