package io.quorate.client;

import java.util.BitSet;

/**
 * The sequences of one session that are under way (RIFL: Lee et al., SOSP 2015). Owned by the
 * client's I/O thread.
 *
 * <ol>
 *   <li>{@code firstIncomplete <= s < next} for every sequence s that may still be sent.
 *   <li>{@code next - firstIncomplete <= WRITES_MAX}, which is below the number of outcomes that
 *       the store keeps for a session; a write that finds no room waits.
 * </ol>
 *
 * <p>A sequence is complete when it will never be sent again: when it was answered, and also when
 * its call was given up at the deadline. Passing a given-up sequence is safe although a copy of it
 * may still travel: the store refuses sequences below the first incomplete one that it has seen, so
 * the copy is either applied before that, once, which is what {@code Indeterminate} told the caller
 * to expect, or never. Not passing it would hold up every later write of the session.
 */
final class SequenceWindow {

  /** Below the store's 4,096 outcomes kept for a session. */
  static final int WRITES_MAX = 4_000;

  private final long session;
  private final BitSet complete = new BitSet(WRITES_MAX);
  private long next = 1;
  private long firstIncomplete = 1;

  SequenceWindow(long session) {
    this.session = session;
  }

  long session() {
    return session;
  }

  boolean hasRoom() {
    return next - firstIncomplete < WRITES_MAX;
  }

  boolean idle() {
    return next == firstIncomplete;
  }

  /** The next stamp; only where there is room. */
  WriteStamp take() {
    return new WriteStamp(this, next++);
  }

  /** Every sequence below will never be sent again. */
  long firstIncomplete() {
    return firstIncomplete;
  }

  void completed(long sequence) {
    complete.set(bit(sequence));
    while (firstIncomplete < next && complete.get(bit(firstIncomplete))) {
      complete.clear(bit(firstIncomplete));
      firstIncomplete++;
    }
  }

  private static int bit(long sequence) {
    return (int) (sequence % WRITES_MAX);
  }
}
