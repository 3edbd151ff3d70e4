package io.quorate.chaos.checker.register;

import java.util.SplittableRandom;

/**
 * A configuration of a search: which moves have happened, and the value that they led to. Moves are
 * numbered, certain ones first. For one thread.
 *
 * <p>It also counts, for each value, how many certain moves still need to see it and how many moves
 * can still bring it about. A value that is needed and cannot come back must not be overwritten.
 */
final class Register {

  private static final long SEED = 0x51_0a7eL;

  private final KeyHistory history;
  private final int certain;
  private final Timeline timeline;
  private final long[] spent;
  private final int[] observers;
  private final int[] producers;
  private final long[] high;
  private final long[] low;

  /** The path that led here: moves, and the value before each. */
  private final int[] path;

  private final int[] valueBefore;
  private int length;
  private int value;
  private long hashHigh;
  private long hashLow;

  Register(KeyHistory history) {
    this.history = history;
    this.certain = history.certain().size();
    this.timeline = new Timeline(history.certain());
    int optional = history.optional().size();
    this.spent = new long[(optional + Long.SIZE - 1) / Long.SIZE];
    this.observers = new int[history.values()];
    this.producers = new int[history.values()];
    for (Move move : history.certain()) {
      count(move, 1);
    }
    for (Move move : history.optional()) {
      producers[move.next()]++;
    }
    this.path = new int[certain + optional];
    this.valueBefore = new int[certain + optional];
    SplittableRandom random = new SplittableRandom(SEED);
    this.high = random.longs(certain + history.values()).toArray();
    this.low = random.longs(certain + history.values()).toArray();
  }

  private void count(Move move, int change) {
    if (move.expected() != Move.NONE && move.kind() != Move.Kind.DIFFER) {
      observers[move.expected()] += change;
    }
    if (move.changes()) {
      producers[move.next()] += change;
    }
  }

  Timeline timeline() {
    return timeline;
  }

  Move move(int number) {
    return number < certain
        ? history.certain().get(number)
        : history.optional().get(number - certain);
  }

  int value() {
    return value;
  }

  int length() {
    return length;
  }

  int pathAt(int step) {
    return path[step];
  }

  boolean isSpent(int optional) {
    return (spent[optional / Long.SIZE] & (1L << optional)) != 0;
  }

  boolean addTo(Visited visited) {
    return visited.add(hashHigh ^ high[certain + value], hashLow ^ low[certain + value], spent);
  }

  /** Whether this move would overwrite a value that is still needed and cannot come back. */
  boolean strands(Move move) {
    if (!move.changes() || move.next() == value) {
      return false;
    }
    int needed = observers[value] - (!move.optional() && move.observes(value) ? 1 : 0);
    return needed > 0 && producers[value] == 0;
  }

  void apply(int number) {
    Move move = move(number);
    path[length] = number;
    valueBefore[length] = value;
    length++;
    if (number < certain) {
      timeline.take(number);
      count(move, -1);
      hashHigh ^= high[number];
      hashLow ^= low[number];
    } else {
      flip(number - certain);
      producers[move.next()]--;
    }
    if (move.changes()) {
      value = move.next();
    }
  }

  void undoTo(int shorter) {
    while (length > shorter) {
      length--;
      int number = path[length];
      value = valueBefore[length];
      if (number < certain) {
        timeline.putBack(number);
        count(move(number), 1);
        hashHigh ^= high[number];
        hashLow ^= low[number];
      } else {
        flip(number - certain);
        producers[move(number).next()]++;
      }
    }
  }

  private void flip(int optional) {
    spent[optional / Long.SIZE] ^= 1L << optional;
  }
}
