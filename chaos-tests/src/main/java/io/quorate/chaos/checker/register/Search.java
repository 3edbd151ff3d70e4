package io.quorate.chaos.checker.register;

import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Looks for an order of one register's moves that respects their times: depth first, taking out of
 * the timeline what comes next (Wing and Gong 1993), never twice from one configuration (Lowe 2017;
 * the same is done by Porcupine, Athalye 2017). For one thread, once.
 *
 * <p>Four things that are special to registers keep the search small; none of them loses an order:
 *
 * <ol>
 *   <li>A move that changes nothing and is possible now happens now: moved here from a later place
 *       in an order, it disturbs nobody.
 *   <li>An optional move happens only if something that is waiting needs it next: else the order
 *       without it would do.
 *   <li>Of optional moves that do the same, the one that began first is as good as any.
 *   <li>A value is not overwritten while somebody has to see it before anybody brings it back.
 * </ol>
 */
final class Search {

  /** How a search ended. */
  enum Outcome {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

  private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 1 << 10;

  private final KeyHistory history;
  private final int certain;
  private final Register register;
  private final Timeline timeline;
  private final Visited visited;
  private final int visitedMax;
  private final BooleanSupplier outOfTime;

  /** One per choice under way: where its candidates begin and how far the path was. */
  private final int[] candidatesFrom;

  private final int[] pathLength;
  private int depth;
  private final Numbers candidates = new Numbers();

  private final int[] twins;
  private final int[] twinTriedAt;
  private final int[] wantedAt;
  private int round;

  /**
   * @param visitedMax configurations that it may remember
   * @param outOfTime asked every thousand steps or so
   */
  Search(KeyHistory history, int visitedMax, BooleanSupplier outOfTime) {
    this.history = history;
    this.certain = history.certain().size();
    this.register = new Register(history);
    this.timeline = register.timeline();
    int optional = history.optional().size();
    this.visited = new Visited((optional + Long.SIZE - 1) / Long.SIZE);
    this.visitedMax = visitedMax;
    this.outOfTime = outOfTime;
    this.candidatesFrom = new int[certain + optional + 1];
    this.pathLength = new int[certain + optional + 1];
    this.twins = twins(history.optional());
    this.twinTriedAt = new int[optional];
    this.wantedAt = new int[history.values()];
  }

  /** Numbers moves so that those which do the same have the same number. */
  private static int[] twins(List<Move> moves) {
    record Effect(int expected, int next) {}
    Map<Effect, Integer> numbers = new HashMap<>();
    return moves.stream()
        .mapToInt(move ->
            numbers.computeIfAbsent(
                new Effect(move.expected(), move.next()), unused -> numbers.size()))
        .toArray();
  }

  Outcome run() {
    absorb();
    if (timeline.empty()) {
      return Outcome.LINEARIZABLE;
    }
    register.addTo(visited);
    descend();
    for (long steps = 1; depth > 0; steps++) {
      register.undoTo(pathLength[depth - 1]);
      if (candidates.size() == candidatesFrom[depth - 1]) {
        depth--;
        continue;
      }
      int number = candidates.removeLast();
      if (register.strands(number)) {
        continue;
      }
      register.apply(number);
      absorb();
      if (timeline.empty()) {
        return Outcome.LINEARIZABLE;
      }
      if (register.addTo(visited)) {
        descend();
      }
      if (visited.size() > visitedMax) {
        return Outcome.OUT_OF_MEMORY;
      }
      if (steps % STEPS_PER_LOOK_AT_THE_CLOCK == 0 && outOfTime.getAsBoolean()) {
        return Outcome.OUT_OF_TIME;
      }
    }
    return Outcome.NOT_LINEARIZABLE;
  }

  /** The order that was found; empty if none was. */
  List<Operation> order() {
    if (!timeline.empty()) {
      return List.of();
    }
    List<Operation> order = new ArrayList<>(register.length());
    for (int i = 0; i < register.length(); i++) {
      order.add(register.move(register.pathAt(i)).operation());
    }
    return order;
  }

  int configurations() {
    return visited.size();
  }

  private void absorb() {
    int entry = timeline.first();
    while (timeline.isStart(entry)) {
      Move move = register.move(entry);
      if (!register.changes(move) && register.possible(move)) {
        register.apply(entry);
      }
      entry = timeline.after(entry); // of what was taken out, still what came after it
    }
  }

  /** Opens a choice among all that can come next; what is pushed last is tried first. */
  private void descend() {
    candidatesFrom[depth] = candidates.size();
    pathLength[depth] = register.length();
    depth++;
    round++;
    boolean anyChangeWanted = false;
    int entry = timeline.first();
    while (timeline.isStart(entry)) {
      Move move = register.move(entry);
      if (move.kind() == Move.Kind.DIFFER) {
        anyChangeWanted = true; // it waits because the value is what it must differ from
      } else if (move.expected() != Move.NONE) {
        wantedAt[move.expected()] = round;
      }
      entry = timeline.after(entry);
    }
    pushOptional(timeline.endNanos(entry), anyChangeWanted);
    int from = candidates.size();
    for (int start = timeline.first(); timeline.isStart(start); start = timeline.after(start)) {
      Move move = register.move(start);
      if (register.changes(move) && register.possible(move)) {
        candidates.add(start);
      }
    }
    candidates.reverseFrom(from);
  }

  private void pushOptional(long nextEndNanos, boolean anyChangeWanted) {
    List<Move> moves = history.optional();
    for (int i = 0; i < moves.size() && moves.get(i).start() <= nextEndNanos; i++) {
      Move move = moves.get(i);
      if (move.kind() == Move.Kind.CAS && !register.isTaken(certain + i)) {
        wantedAt[move.expected()] = round;
      }
    }
    for (int i = 0; i < moves.size() && moves.get(i).start() <= nextEndNanos; i++) {
      Move move = moves.get(i);
      if (!register.isTaken(certain + i)
          && twinTriedAt[twins[i]] != round
          && move.next() != register.value()
          && register.possible(move)
          && (anyChangeWanted || wantedAt[move.next()] == round)) {
        twinTriedAt[twins[i]] = round;
        candidates.add(certain + i);
      }
    }
  }
}
