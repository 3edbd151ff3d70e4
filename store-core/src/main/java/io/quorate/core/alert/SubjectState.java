package io.quorate.core.alert;

import io.quorate.core.alert.Alert.State;
import java.time.Duration;
import java.util.Optional;

/**
 * One subject of one rule.
 *
 * <ol>
 *   <li>A state changes only when all that was seen for the rule's time asks for the same change.
 *   <li>What is between good and bad asks for nothing, and breaks the row.
 *   <li>The first measurement after missing ones brings back the state from before.
 * </ol>
 */
final class SubjectState {

  /** What an observation asks for. */
  private enum Wish {
    RAISE,
    CLEAR,
    NOTHING,
    ABSENCE
  }

  private final AlertRule rule;
  private final String subject;
  private State state = State.CLEAR;
  private State beforeAbsence = State.CLEAR;
  private long sinceNanos;
  private Wish wish = Wish.NOTHING;
  private long wishedSinceNanos;
  private String detail = "";

  SubjectState(AlertRule rule, String subject, long nowNanos) {
    this.rule = rule;
    this.subject = subject;
    this.sinceNanos = nowNanos;
  }

  /** One look; the answer is the alert where its state has changed. */
  Optional<Alert> observe(Observation seen, long nowNanos) {
    detail = seen.detail();
    Wish wished = wishOf(seen);
    if (wished != wish) {
      wish = wished;
      wishedSinceNanos = nowNanos;
    }
    State next = next(nowNanos);
    return next == state ? Optional.empty() : Optional.of(enter(next, nowNanos));
  }

  private static Wish wishOf(Observation seen) {
    return switch (seen) {
      case Observation.Missing missing -> Wish.ABSENCE;
      case Observation.Measured measured ->
          switch (measured.judgement()) {
            case BAD -> Wish.RAISE;
            case GOOD -> Wish.CLEAR;
            case BETWEEN -> Wish.NOTHING;
          };
    };
  }

  private State next(long nowNanos) {
    if (state == State.ABSENT && wish != Wish.ABSENCE) {
      return beforeAbsence;
    }
    return switch (wish) {
      case RAISE -> isOver(rule.raiseAfter(), nowNanos) ? State.RAISED : state;
      case CLEAR -> isOver(rule.clearAfter(), nowNanos) ? State.CLEAR : state;
      case ABSENCE -> isOver(rule.absentAfter(), nowNanos) ? State.ABSENT : state;
      case NOTHING -> state;
    };
  }

  private boolean isOver(Duration time, long nowNanos) {
    return nowNanos - wishedSinceNanos >= time.toNanos();
  }

  private Alert enter(State next, long nowNanos) {
    if (next == State.ABSENT) {
      beforeAbsence = state;
    }
    state = next;
    sinceNanos = nowNanos;
    return alert();
  }

  /** It is watched no more; the answer is the alert where there was one, cleared. */
  Optional<Alert> retire(long nowNanos) {
    detail = "not watched from here any more";
    return state == State.CLEAR ? Optional.empty() : Optional.of(enter(State.CLEAR, nowNanos));
  }

  String subject() {
    return subject;
  }

  Alert alert() {
    return new Alert(rule.name(), rule.severity(), subject, state, sinceNanos, detail);
  }
}
