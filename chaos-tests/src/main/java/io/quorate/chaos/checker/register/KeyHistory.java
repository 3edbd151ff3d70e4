package io.quorate.chaos.checker.register;

import io.quorate.chaos.checker.Unfit;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations on one key as moves, sorted by start. Linearizability is local (Herlihy and Wing
 * 1990, theorem 1): a history is linearizable if and only if that of every key is.
 *
 * @param certain what did happen between its start and its end
 * @param optional what may have happened at any time after its start
 * @param values number of different values, which are numbered from 0
 * @param initial the value at first, or {@link #any}: whatever the first that looks wants to see
 */
record KeyHistory(List<Move> certain, List<Move> optional, int values, int initial) {

  private static final Object INITIAL = 0L;

  /**
   * @throws Unfit if an operation is none of a register
   */
  static KeyHistory of(List<Operation> operations) {
    Map<Object, Integer> values = new HashMap<>();
    values.put(INITIAL, 0);
    List<Move> moves = new ArrayList<>(operations.size());
    for (Operation operation : operations) {
      Move move = move(operation, values);
      if (move != null) {
        moves.add(move);
      }
    }
    return of(moves, values.size(), 0);
  }

  private static KeyHistory of(List<Move> moves, int values, int initial) {
    List<Move> certain = new ArrayList<>(moves.size());
    List<Move> optional = new ArrayList<>();
    for (Move move : moves) {
      (move.optional() ? optional : certain).add(move);
    }
    certain.sort(Comparator.comparingLong(Move::start));
    optional.sort(Comparator.comparingLong(Move::start));
    return new KeyHistory(certain, optional, values, initial);
  }

  private static @Nullable Move move(Operation operation, Map<Object, Integer> values) {
    boolean unknown = operation.unknown();
    return switch (operation.f()) {
      case Verb.READ ->
          operation.done() ? expect(operation, id(operation, "o", operation.out(), values)) : null;
      case Verb.WRITE -> {
        int next = id(operation, "a", operation.a(), values);
        yield operation.possible()
            ? new Move(operation, Move.Kind.WRITE, Move.NONE, next, unknown)
            : null;
      }
      case Verb.CAS -> {
        int expected = id(operation, "a", operation.a(), values);
        int next = id(operation, "b", operation.b(), values);
        if (!operation.possible()) {
          yield new Move(operation, Move.Kind.DIFFER, expected, Move.NONE, false);
        }
        if (expected == next) {
          yield unknown ? null : expect(operation, expected);
        }
        yield new Move(operation, Move.Kind.CAS, expected, next, unknown);
      }
      default -> throw new Unfit(operation, "a register knows r, w and cas, not " + operation.f());
    };
  }

  private static Move expect(Operation operation, int value) {
    return new Move(operation, Move.Kind.EXPECT, value, Move.NONE, false);
  }

  private static int id(
      Operation operation, String field, @Nullable Object value, Map<Object, Integer> values) {
    if (!(value instanceof Long || value instanceof String)) {
      throw new Unfit(operation, field + " is " + value + ", expected an integer or a text");
    }
    return values.computeIfAbsent(value, unused -> values.size());
  }

  /** The value that stands for all of them. */
  int any() {
    return values;
  }

  /** What was known at an instant: later operations are gone, those under way may happen. */
  KeyHistory until(long nanos) {
    List<Move> moves = new ArrayList<>();
    for (Move move : certain) {
      Move known = move.end() <= nanos ? move : move.start() <= nanos ? move.relaxed() : null;
      if (known != null) {
        moves.add(known);
      }
    }
    optional.stream().filter(move -> move.start() <= nanos).forEach(moves::add);
    return of(moves, values, initial);
  }

  /**
   * Only what ended at an instant or later, after whatever value. What overlaps it may have
   * happened in its midst; what ended before all of it began has no part but that value.
   */
  KeyHistory since(long nanos) {
    List<Move> moves = new ArrayList<>(optional);
    long first = Long.MAX_VALUE;
    for (Move move : certain) {
      if (move.end() >= nanos) {
        moves.add(move);
        first = Math.min(first, move.start());
      }
    }
    for (Move move : certain) {
      if (move.end() < nanos && move.end() >= first && move.changes()) {
        moves.add(move.asOptional());
      }
    }
    return of(moves, values, any());
  }

  /** The same where these of the certain moves are relaxed. */
  KeyHistory relaxing(BitSet which) {
    List<Move> moves = new ArrayList<>(optional);
    for (int i = 0; i < certain.size(); i++) {
      Move move = which.get(i) ? certain.get(i).relaxed() : certain.get(i);
      if (move != null) {
        moves.add(move);
      }
    }
    return of(moves, values, initial);
  }
}
