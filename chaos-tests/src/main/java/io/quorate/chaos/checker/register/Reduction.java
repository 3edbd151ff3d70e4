package io.quorate.chaos.checker.register;

import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds out why a key's history is not linearizable: the longest time up to which it is, and of
 * what happened until then the fewest operations that contradict each other. For one thread.
 *
 * <p>Both rest on the same fact: a linearizable history stays linearizable if a read is left out,
 * and if a write is said to be of unknown fate. So whatever can be relaxed in this way without
 * making the history linearizable has no part in the contradiction (Zeller and Hildebrandt 2002
 * call this delta debugging).
 */
final class Reduction {

  /**
   * What is left.
   *
   * @param breaking the first operation in whose answer the contradiction shows
   * @param answeredBefore how many operations were answered before that one
   * @param order one possible order of them; empty if none was found in time
   * @param core operations that contradict each other, whatever became of all others
   */
  record Core(
      Operation breaking, int answeredBefore, List<Operation> order, List<Operation> core) {}

  private final int visitedMax;
  private final long deadlineNanos;

  Reduction(int visitedMax, long deadlineNanos) {
    this.visitedMax = visitedMax;
    this.deadlineNanos = deadlineNanos;
  }

  /**
   * @param history is not linearizable
   */
  Core reduce(KeyHistory history) {
    List<Move> byEnd = new ArrayList<>(history.certain());
    byEnd.sort(Comparator.comparingLong(Move::end));
    int good = 0; // the first moves until which it is linearizable
    int bad = byEnd.size(); // and those until which it is not, or not shown to be
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (broken(history.until(byEnd.get(middle - 1).end()))) {
        bad = middle;
      } else {
        good = middle;
      }
    }
    Move breaking = byEnd.get(bad - 1);
    List<Operation> order = good == 0 ? List.of() : order(history.until(byEnd.get(good - 1).end()));
    return new Core(breaking.operation(), good, order, core(history.until(breaking.end())));
  }

  private List<Operation> core(KeyHistory prefix) {
    KeyHistory smallest = prefix;
    int size = Math.max(1, prefix.certain().size() / 2);
    while (true) {
      KeyHistory before = smallest;
      smallest = withoutPartsOf(size, smallest);
      if (size == 1 && smallest == before) {
        break;
      }
      size = Math.max(1, size / 2);
    }
    return smallest.certain().stream().map(Move::operation).toList();
  }

  private KeyHistory withoutPartsOf(int size, KeyHistory history) {
    KeyHistory smallest = history;
    for (int to = history.certain().size(); to > 0; to -= size) {
      BitSet part = new BitSet();
      part.set(Math.max(0, to - size), to);
      KeyHistory without = smallest.relaxing(part);
      if (broken(without)) {
        smallest = without; // the moves before this part keep their numbers
      }
    }
    return smallest;
  }

  private boolean broken(KeyHistory history) {
    return search(history).run() == Search.Outcome.NOT_LINEARIZABLE;
  }

  private List<Operation> order(KeyHistory history) {
    Search search = search(history);
    return search.run() == Search.Outcome.LINEARIZABLE ? search.order() : List.of();
  }

  private Search search(KeyHistory history) {
    return new Search(history, visitedMax, deadlineNanos);
  }
}
