package io.quorate.core.transition;

import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.Refused;
import io.quorate.core.command.Refusal;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Revision;

/** One command's turn: the state it works on, the revision it writes in, and what it may spend. */
final class Turn {

  private final Overlay state;
  private final long id;
  private final long outcomeBytesMax;
  private final Revision before;
  private final Revision at;
  private long outcomeBytes;
  private int deletedKeys;
  private long deletedBytes;

  Turn(Overlay state, long id, long outcomeBytesMax) {
    this.state = state;
    this.id = id;
    this.outcomeBytesMax = outcomeBytesMax;
    this.before = state.revision();
    this.at = before.next();
  }

  /** The same turn on a state that can be thrown away. */
  Turn on(Overlay draft) {
    return new Turn(draft, id, outcomeBytesMax);
  }

  Overlay state() {
    return state;
  }

  /** The number of what this command makes: a lease or a session. */
  long id() {
    return id;
  }

  /** The revision of all that this command changes. */
  Revision at() {
    return at;
  }

  /** Adds to the outcome's weight; false once it is too large. */
  boolean returns(long bytes) {
    outcomeBytes += bytes;
    return outcomeBytes <= outcomeBytesMax;
  }

  boolean isOutcomeTooLarge() {
    return outcomeBytes > outcomeBytesMax;
  }

  boolean mayDeleteKeys(int more) {
    return more <= deletableKeys();
  }

  boolean mayDeleteBytes(long more) {
    return more <= Limits.DELETED_BYTES_MAX - deletedBytes;
  }

  /** How many more keys this command may delete. */
  int deletableKeys() {
    return Limits.DELETED_KEYS_MAX - deletedKeys;
  }

  void delete(Entry entry) {
    deletedKeys++;
    deletedBytes += entry.weightBytes();
    state.make(new Change.EntryRemoved(entry, at));
  }

  long deletedKeys() {
    return deletedKeys;
  }

  Outcome refused(Refusal refusal) {
    return new Refused(before, refusal);
  }

  Outcome refusedForItsOutcome() {
    return refused(new Refusal.OutcomeTooLarge(outcomeBytesMax));
  }
}
