package io.quorate.core.transition;

import io.quorate.core.command.Command.SessionClose;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.SessionClosed;
import io.quorate.core.command.Outcome.SessionOpened;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;

/** Opens and closes sessions. */
final class Sessions {

  private Sessions() {}

  static Outcome open(Turn turn) {
    Overlay state = turn.state();
    if (state.header().sessionCount() >= Limits.SESSIONS_MAX) {
      return turn.refused(new Refusal.TooManySessions(Limits.SESSIONS_MAX));
    }
    SessionId id = new SessionId(turn.id());
    state.make(new Change.SessionPut(Session.opened(id, state.now()), null));
    return new SessionOpened(state.revision(), id, Limits.SESSION_TTL_NANOS);
  }

  static Outcome close(SessionClose close, Turn turn) {
    Overlay state = turn.state();
    Session session = state.session(close.session());
    if (session == null || session.isOver(state.now())) {
      return turn.refused(new Refusal.SessionUnknown(close.session()));
    }
    state.removeSession(session.id());
    return new SessionClosed(state.revision());
  }
}
