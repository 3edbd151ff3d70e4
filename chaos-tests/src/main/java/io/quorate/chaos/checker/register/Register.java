package io.quorate.chaos.checker.register;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A configuration of a search: which moves have happened, and the value that they led to. Moves are
 * numbered, certain ones first. For one thread.
 */
final class Register {

  private static final long SEED = 0x51_0a7eL;

  private final int certain;
  private final int any;
  private final List<Move> moves;
  private final Timeline timeline;
  private final Demand demand;
  private final long[] spent;
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
    this.certain = history.certain().size();
    this.any = history.any();
    this.value = history.initial();
    this.moves = new ArrayList<>(history.certain());
    moves.addAll(history.optional());
    this.timeline = new Timeline(history.certain());
    this.demand = new Demand(moves, history.values());
    this.spent = new long[(history.optional().size() + Long.SIZE - 1) / Long.SIZE];
    this.path = new int[moves.size()];
    this.valueBefore = new int[moves.size()];
    SplittableRandom random = new SplittableRandom(SEED);
    this.high = random.longs(certain + history.values() + 1).toArray();
    this.low = random.longs(certain + history.values() + 1).toArray();
  }

  Timeline timeline() {
    return timeline;
  }

  Move move(int number) {
    return moves.get(number);
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

  boolean isTaken(int number) {
    return demand.isTaken(number);
  }

  boolean addTo(Visited visited) {
    return visited.add(hashHigh ^ high[certain + value], hashLow ^ low[certain + value], spent);
  }

  boolean possible(Move move) {
    return value == any || move.possibleAt(value);
  }

  /** Whether the value is another one after this move, or better known. */
  boolean changes(Move move) {
    return move.changes() || (value == any && move.kind() == Move.Kind.EXPECT);
  }

  /** Whether this move would overwrite a value that must be seen before anyone brings it back. */
  boolean strands(int number) {
    Move move = moves.get(number);
    return move.changes() && move.next() != value && value != any && demand.awaits(value, number);
  }

  void apply(int number) {
    Move move = moves.get(number);
    path[length] = number;
    valueBefore[length] = value;
    length++;
    demand.take(number);
    if (number < certain) {
      timeline.take(number);
      hashHigh ^= high[number];
      hashLow ^= low[number];
    } else {
      flip(number - certain);
    }
    if (changes(move)) {
      value = move.changes() ? move.next() : move.expected();
    }
  }

  void undoTo(int shorter) {
    while (length > shorter) {
      length--;
      int number = path[length];
      value = valueBefore[length];
      demand.putBack(number);
      if (number < certain) {
        timeline.putBack(number);
        hashHigh ^= high[number];
        hashLow ^= low[number];
      } else {
        flip(number - certain);
      }
    }
  }

  private void flip(int optional) {
    spent[optional / Long.SIZE] ^= 1L << optional;
  }
}
