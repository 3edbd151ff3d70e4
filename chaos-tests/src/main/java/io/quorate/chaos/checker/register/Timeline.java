package io.quorate.chaos.checker.register;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The starts and ends of the certain moves in the order of time, as a doubly linked list from which
 * a move can be taken out and put back in constant time (Wing and Gong 1993, figure 6). Moves must
 * be put back in the reverse order. For one thread.
 *
 * <p>An entry below {@code moves} is the start of that move, one below {@code 2 * moves} the end of
 * a move, the last one the head.
 */
final class Timeline {

  private final List<Move> moves;
  private final int count;
  private final int head;
  private final int[] next;
  private final int[] previous;

  /**
   * @param moves sorted by start
   */
  Timeline(List<Move> moves) {
    this.moves = moves;
    this.count = moves.size();
    this.head = 2 * count;
    this.next = new int[head + 1];
    this.previous = new int[head + 1];
    int[] byEnd =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingLong(move -> moves.get(move).end()))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = head;
    int started = 0;
    for (int ending : byEnd) {
      // What starts at the instant of an end is concurrent with it: starts come first.
      while (started < count && moves.get(started).start() <= moves.get(ending).end()) {
        last = link(last, started++);
      }
      last = link(last, count + ending);
    }
    link(last, head);
  }

  private int link(int left, int right) {
    next[left] = right;
    previous[right] = left;
    return right;
  }

  boolean empty() {
    return next[head] == head;
  }

  int first() {
    return next[head];
  }

  int after(int entry) {
    return next[entry];
  }

  /** Whether this is the start of a move, which then has the entry's number. */
  boolean isStart(int entry) {
    return entry < count;
  }

  /** The time of an entry that is the end of a move; for the head, the end of time. */
  long endNanos(int entry) {
    return entry == head ? Long.MAX_VALUE : moves.get(entry - count).end();
  }

  void take(int move) {
    unlink(count + move);
    unlink(move); // last, so that what comes after it is known from it
  }

  void putBack(int move) {
    relink(move);
    relink(count + move);
  }

  private void unlink(int entry) {
    next[previous[entry]] = next[entry];
    previous[next[entry]] = previous[entry];
  }

  private void relink(int entry) {
    next[previous[entry]] = entry;
    previous[next[entry]] = entry;
  }
}
