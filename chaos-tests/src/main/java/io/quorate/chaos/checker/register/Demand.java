package io.quorate.chaos.checker.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * For each value, who of the certain moves still has to see it, and who can still bring it about.
 * For one thread. Moves are numbered as in {@link Register}.
 */
final class Demand {

  /** Moves in the order of a time, of which some are out; knows the first that is not. */
  private final class Queue {
    private final int[] moves;
    private final long[] times;
    private int first;

    Queue(List<Integer> unsorted, ToLongFunction<Integer> time, int[] places) {
      unsorted.sort(Comparator.comparingLong(time));
      moves = unsorted.stream().mapToInt(Integer::intValue).toArray();
      times = unsorted.stream().mapToLong(time).toArray();
      for (int place = 0; place < moves.length; place++) {
        places[moves[place]] = place;
      }
    }

    void took() {
      while (first < moves.length && taken[moves[first]]) {
        first++;
      }
    }

    void putBack(int place) {
      first = Math.min(first, place);
    }

    /** The earliest time of those that are in, without this one; none: the end of time. */
    long earliestBut(int move) {
      for (int place = first; place < moves.length; place++) {
        if (moves[place] != move && !taken[moves[place]]) {
          return times[place];
        }
      }
      return Long.MAX_VALUE;
    }
  }

  private final List<Move> moves;
  private final boolean[] taken;
  private final List<Queue> observers = new ArrayList<>();
  private final List<Queue> producers = new ArrayList<>();
  private final int[] placeOfObserver;
  private final int[] placeOfProducer;

  Demand(List<Move> moves, int values) {
    this.moves = moves;
    this.taken = new boolean[moves.size()];
    this.placeOfObserver = new int[moves.size()];
    this.placeOfProducer = new int[moves.size()];
    List<List<Integer>> observing = lists(values);
    List<List<Integer>> producing = lists(values);
    for (int number = 0; number < moves.size(); number++) {
      Move move = moves.get(number);
      if (observes(move)) {
        observing.get(move.expected()).add(number);
      }
      if (move.changes()) {
        producing.get(move.next()).add(number);
      }
    }
    for (int value = 0; value < values; value++) {
      observers.add(
          new Queue(observing.get(value), move -> moves.get(move).end(), placeOfObserver));
      producers.add(
          new Queue(producing.get(value), move -> moves.get(move).start(), placeOfProducer));
    }
  }

  private static List<List<Integer>> lists(int count) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static boolean observes(Move move) {
    return !move.optional() && (move.kind() == Move.Kind.EXPECT || move.kind() == Move.Kind.CAS);
  }

  void take(int number) {
    taken[number] = true;
    Move move = moves.get(number);
    if (observes(move)) {
      observers.get(move.expected()).took();
    }
    if (move.changes()) {
      producers.get(move.next()).took();
    }
  }

  void putBack(int number) {
    taken[number] = false;
    Move move = moves.get(number);
    if (observes(move)) {
      observers.get(move.expected()).putBack(placeOfObserver[number]);
    }
    if (move.changes()) {
      producers.get(move.next()).putBack(placeOfProducer[number]);
    }
  }

  boolean isTaken(int number) {
    return taken[number];
  }

  /** Whether anyone but this move has to see the value before anyone can bring it back. */
  boolean awaits(int value, int number) {
    long observedBy = observers.get(value).earliestBut(number);
    return observedBy != Long.MAX_VALUE && observedBy < producers.get(value).earliestBut(number);
  }
}
