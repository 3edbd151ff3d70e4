package io.quorate.chaos.checker.register;

import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds out why a key's history is not linearizable: the longest time up to which it is, the latest
 * time since which it is not, and of what happened between the fewest operations that contradict
 * each other. For one thread.
 *
 * <p>All rests on one fact: a linearizable history stays linearizable if a read is left out, if a
 * write is said to be of unknown fate, and if it begins later with whatever value was there. So
 * whatever can be relaxed in this way without making the history linearizable has no part in the
 * contradiction (Zeller and Hildebrandt 2002 call this delta debugging).
 */
final class Reduction {

  /** Most contradictions show among few operations in a row; then nothing else is looked at. */
  private static final int[] WINDOW_OPERATIONS = {16, 64, 256};

  private static final int WINDOW_CONFIGURATIONS_MAX = 1 << 17;

  /**
   * What is left.
   *
   * @param breaking the first operation in whose answer the contradiction shows
   * @param answeredBefore how many operations were answered before that one
   * @param order one possible order of them; empty if none was found in time
   * @param core operations that contradict each other, whatever all others did in their time
   * @param sinceStart whether the initial value has a part in it
   */
  record Core(
      Operation breaking,
      int answeredBefore,
      List<Operation> order,
      List<Operation> core,
      boolean sinceStart) {}

  private final int visitedMax;
  private final BooleanSupplier outOfTime;

  Reduction(int visitedMax, BooleanSupplier outOfTime) {
    this.visitedMax = visitedMax;
    this.outOfTime = outOfTime;
  }

  /**
   * @param history is not linearizable
   */
  Core reduce(KeyHistory history) {
    return local(history).orElseGet(() -> reduce(history, history));
  }

  /** A contradiction among few operations in a row, if there is one: it convicts by itself. */
  Optional<Core> local(KeyHistory history) {
    List<Move> byEnd = byEnd(history);
    for (int size : WINDOW_OPERATIONS) {
      for (int from = 0; from < byEnd.size(); from += size / 2) {
        int to = Math.min(byEnd.size(), from + size) - 1;
        KeyHistory until = history.until(byEnd.get(to).end());
        KeyHistory window = from == 0 ? until : until.since(byEnd.get(from).end());
        if (run(window, WINDOW_CONFIGURATIONS_MAX) == Search.Outcome.NOT_LINEARIZABLE) {
          return Optional.of(reduce(history, window));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * @param broken a part of the history that is not linearizable
   */
  private Core reduce(KeyHistory history, KeyHistory broken) {
    KeyHistory prefix = shortestPrefix(broken);
    Move breaking = byEnd(prefix).getLast();
    long before = Math.subtractExact(breaking.end(), 1);
    KeyHistory answered = history.until(before);
    Search search = new Search(answered, visitedMax, outOfTime);
    if (search.run() == Search.Outcome.NOT_LINEARIZABLE) {
      return reduce(answered, answered);
    }
    KeyHistory window = latestSuffix(prefix);
    return new Core(
        breaking.operation(),
        answered.certain().size(),
        search.order(),
        core(window),
        window.initial() != window.any());
  }

  private KeyHistory shortestPrefix(KeyHistory history) {
    List<Move> byEnd = byEnd(history);
    KeyHistory prefix = history;
    int good = -1; // the last move until which it is linearizable, or not shown to be otherwise
    int bad = byEnd.size() - 1; // and the first until which it is not
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      KeyHistory shorter = history.until(byEnd.get(middle).end());
      if (broken(shorter)) {
        bad = middle;
        prefix = shorter;
      } else {
        good = middle;
      }
    }
    return prefix;
  }

  private KeyHistory latestSuffix(KeyHistory history) {
    List<Move> byEnd = byEnd(history);
    KeyHistory suffix = history;
    int bad = -1; // the last move since which it is not linearizable
    int good = byEnd.size(); // and the first since which it is, or not shown to be otherwise
    while (good - bad > 1) {
      int middle = (good + bad) >>> 1;
      KeyHistory shorter = history.since(byEnd.get(middle).end());
      if (broken(shorter)) {
        bad = middle;
        suffix = shorter;
      } else {
        good = middle;
      }
    }
    return suffix;
  }

  private List<Operation> core(KeyHistory history) {
    KeyHistory smallest = history;
    int size = Math.max(1, history.certain().size() / 2);
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
    return run(history, visitedMax) == Search.Outcome.NOT_LINEARIZABLE;
  }

  private Search.Outcome run(KeyHistory history, int configurationsMax) {
    return new Search(history, configurationsMax, outOfTime).run();
  }

  private static List<Move> byEnd(KeyHistory history) {
    List<Move> byEnd = new ArrayList<>(history.certain());
    byEnd.sort(Comparator.comparingLong(Move::end));
    return byEnd;
  }
}
