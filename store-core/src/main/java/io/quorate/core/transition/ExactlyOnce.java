package io.quorate.core.transition;

import io.quorate.core.command.Command;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.Refused;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Applies each write of a session once, however often it stands in the log (RIFL: Lee et al.,
 * "Implementing Linearizability at Large Scale and Low Latency", SOSP 2015, sections 3 and 4).
 *
 * <ol>
 *   <li>Outcomes are kept for sequences in [firstIncomplete, firstIncomplete + {@link
 *       Limits#SESSION_IN_FLIGHT_MAX}) and no others.
 *   <li>Whatever the command itself decided is kept, refusals too: a repeat must be told the same.
 *       A refusal of the stamp is not kept and leaves the session as it was.
 *   <li>A session that is over by group time is unknown, whether or not its expiry has been
 *       applied.
 * </ol>
 */
final class ExactlyOnce {

  private ExactlyOnce() {}

  static Outcome apply(Submission submission, long id, Overlay state) {
    Command command = submission.command();
    SessionStamp stamp = submission.stamp();
    if (stamp == null) {
      return Commands.apply(command, new Turn(state, id, Limits.OUTCOME_BYTES_MAX));
    }
    Session session = state.session(stamp.session());
    Refusal refusal = refusal(stamp, session, state);
    if (session == null || refusal != null) {
      return new Refused(
          state.revision(),
          refusal != null ? refusal : new Refusal.SessionUnknown(stamp.session()));
    }
    long sequence = stamp.sequence();
    Session used = session.used(state.now(), sequence, stamp.firstIncomplete());
    Outcome kept = kept(stamp, session, state);
    if (kept != null) {
      state.use(used);
      return kept;
    }
    Outcome outcome = Commands.apply(command, new Turn(state, id, Limits.KEPT_OUTCOME_BYTES_MAX));
    if (state.session(session.id()) != null) { // a session may be closed by a write of its own
      state.use(used, sequence, outcome);
    }
    return outcome;
  }

  private static @Nullable Refusal refusal(
      SessionStamp stamp, @Nullable Session session, Overlay state) {
    long sequence = stamp.sequence();
    if (sequence < 1 || stamp.firstIncomplete() > sequence) {
      return new Refusal.StampInvalid(stamp);
    }
    if (session == null || session.isOver(state.now())) {
      return new Refusal.SessionUnknown(stamp.session());
    }
    if (sequence < session.firstIncomplete()) {
      return new Refusal.SequenceForgotten(stamp.session(), sequence);
    }
    long firstIncomplete = Math.max(session.firstIncomplete(), stamp.firstIncomplete());
    if (sequence - firstIncomplete >= Limits.SESSION_IN_FLIGHT_MAX) {
      return new Refusal.TooManyInFlight(stamp.session(), Limits.SESSION_IN_FLIGHT_MAX);
    }
    return null;
  }

  private static @Nullable Outcome kept(SessionStamp stamp, Session session, Overlay state) {
    return stamp.sequence() > session.highestSequence()
        ? null
        : state.keptOutcome(stamp.session(), stamp.sequence());
  }
}
