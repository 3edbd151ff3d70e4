package io.quorate.chaos.checker.register;

import io.quorate.chaos.checker.Budget;
import io.quorate.chaos.checker.Checker;
import io.quorate.chaos.checker.Unfit;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.Words;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Linearizability of registers that are read, written, and compared and swapped, and hold 0 at
 * first (Herlihy and Wing 1990; {@code Search} names the algorithm's sources). Operations of
 * unknown fate may happen at any time after their start, or never.
 */
public final class LinearizabilityChecker implements Checker {

  private static final Duration REDUCTION_MAX = Duration.ofSeconds(10);
  private static final String TIME = " (out of time)";
  private static final String ROOM = " (out of memory)";
  private static final int ORDER_SHOWN_MAX = 4;
  private static final int OPERATIONS_SHOWN_MAX = 20;

  private final Budget budget;
  private final LongConsumer progress;

  public LinearizabilityChecker(Budget budget) {
    this(budget, operations -> {});
  }

  /**
   * @param progress takes how many operations were judged, again and again
   */
  public LinearizabilityChecker(Budget budget, LongConsumer progress) {
    this.budget = budget;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "linearizability";
  }

  /** What was found on the keys so far. */
  private static final class Tally {
    private long judged;
    private long unknown;
    private long configurations;
    private final List<String> open = new ArrayList<>();
  }

  @Override
  public Verdict check(History history) {
    long deadlineNanos = budget.deadlineNanos();
    Map<String, List<Operation>> byKey = byKey(history);
    Tally tally = new Tally();
    for (Map.Entry<String, List<Operation>> each : byKey.entrySet()) {
      KeyHistory key;
      try {
        key = KeyHistory.of(each.getValue());
      } catch (Unfit e) {
        return e.verdict();
      }
      Search search =
          new Search(key, budget.configurationsMax(), () -> outOfTime(deadlineNanos, tally));
      Search.Outcome outcome = search.run();
      if (outcome != Search.Outcome.LINEARIZABLE) {
        Optional<Reduction.Core> core = core(key, outcome, tally);
        if (core.isPresent()) {
          return violation(Words.of(history), each.getKey(), core.get());
        }
        tally.open.add(each.getKey() + (outcome == Search.Outcome.OUT_OF_TIME ? TIME : ROOM));
      }
      tally.judged += each.getValue().size();
      tally.unknown += key.optional().size();
      tally.configurations += search.configurations();
      progress.accept(tally.judged);
    }
    return tally.open.isEmpty() ? valid(byKey.size(), tally) : undecided(tally);
  }

  private boolean outOfTime(long deadlineNanos, Tally tally) {
    progress.accept(tally.judged);
    return System.nanoTime() - deadlineNanos > 0;
  }

  private Optional<Reduction.Core> core(KeyHistory key, Search.Outcome outcome, Tally tally) {
    long deadlineNanos = System.nanoTime() + REDUCTION_MAX.toNanos();
    Reduction reduction =
        new Reduction(budget.configurationsMax(), () -> outOfTime(deadlineNanos, tally));
    return outcome == Search.Outcome.NOT_LINEARIZABLE
        ? Optional.of(reduction.reduce(key))
        : reduction.local(key);
  }

  private static Map<String, List<Operation>> byKey(History history) {
    Map<String, List<Operation>> byKey = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      if (!operation.is(Verb.DIGEST)) {
        byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
      }
    }
    return byKey;
  }

  private static Verdict valid(long keys, Tally tally) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("operations", tally.judged);
    figures.put("keys", keys);
    figures.put("writes of unknown fate", tally.unknown);
    figures.put("configurations", tally.configurations);
    return new Verdict.Valid(figures);
  }

  private Verdict undecided(Tally tally) {
    return new Verdict.Undecided(
        String.format(
            "within %d s and %d configurations a key no order was found nor excluded for %d keys: %s;"
                + " allow more time, or record fewer operations a key",
            budget.time().toSeconds(),
            budget.configurationsMax(),
            tally.open.size(),
            String.join(", ", tally.open.subList(0, Math.min(3, tally.open.size())))));
  }

  private static Verdict violation(Words words, String name, Reduction.Core core) {
    List<String> lines = new ArrayList<>();
    List<Operation> order = core.order();
    if (!order.isEmpty()) {
      lines.add(
          String.format(
              "the %d operations that were answered before %s ms have an order; with this one there"
                  + " is none:",
              core.answeredBefore(), words.millis(core.breaking().endNanos())));
      lines.add("  " + words.tell(core.breaking()));
      lines.add("one order of those before ends with:");
      order.subList(Math.max(0, order.size() - ORDER_SHOWN_MAX), order.size()).stream()
          .map(operation -> "  " + words.tell(operation))
          .forEach(lines::add);
    }
    List<Operation> together = core.core();
    lines.add(
        "these contradict each other, whatever all others did in their time "
            + (core.sinceStart()
                ? "(the key is 0 at first):"
                : "(and whatever the key held before):"));
    together.stream()
        .limit(OPERATIONS_SHOWN_MAX)
        .map(operation -> "  " + words.tell(operation))
        .forEach(lines::add);
    if (together.size() > OPERATIONS_SHOWN_MAX) {
      lines.add("  ... and " + (together.size() - OPERATIONS_SHOWN_MAX) + " more");
    }
    return new Verdict.Violation("key " + name + " is not linearizable", lines, together);
  }
}
