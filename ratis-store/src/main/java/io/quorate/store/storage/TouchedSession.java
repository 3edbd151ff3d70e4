package io.quorate.store.storage;

import io.quorate.core.command.Outcome;
import io.quorate.core.session.Session;
import org.jspecify.annotations.Nullable;

/** What one entry does to one session's outcomes. Owned by the apply thread. */
final class TouchedSession {

  private @Nullable OutcomeRecord kept;
  private long forgottenBelow;

  void keep(long sequence, Outcome outcome) {
    if (kept == null) {
      kept = new OutcomeRecord();
    }
    kept.add(sequence, outcome);
  }

  void forgottenBelow(long sequence) {
    forgottenBelow = Math.max(forgottenBelow, sequence);
  }

  /** All that the entry kept was forgotten by the entry again. */
  void dropKept() {
    kept = null;
  }

  /** The record of the outcomes that the entry kept, or null where it kept none. */
  byte @Nullable [] outcomes() {
    return kept == null ? null : kept.toBytes();
  }

  /**
   * A record that is needed in part is not written again; its forgotten outcomes are told by being
   * below the session's first incomplete sequence.
   */
  void check(Session session) {
    if (forgottenBelow > session.firstIncomplete()) {
      throw new IllegalStateException(
          "outcomes below %d are forgotten, but session %s is incomplete from %d on"
              .formatted(forgottenBelow, session.id(), session.firstIncomplete()));
    }
  }
}
