package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes with an id of their own, however often they are sent: each is applied once if it was
 * acknowledged, at most once if its fate is unknown, not if it was refused; and what was counted
 * once stays counted.
 */
public final class OnceChecker implements Checker {

  @Override
  public String name() {
    return "exactly once";
  }

  private record Write(String key, Object id) {}

  private static final class Seen {
    private final List<Operation> writes = new ArrayList<>();
    private final List<Operation> counts = new ArrayList<>();
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    try {
      Map<Write, Seen> seen = new HashMap<>();
      Judgement.byKey(history, Verb.ONCE, Verb.COUNT)
          .values()
          .forEach(operations -> operations.forEach(operation -> note(seen, operation)));
      for (Seen each : seen.values()) {
        judge(words, each);
      }
      long writes = seen.values().stream().filter(each -> !each.writes.isEmpty()).count();
      long counted = seen.values().stream().filter(each -> !each.counts.isEmpty()).count();
      return Verdict.valid("writes", writes, "counted", counted);
    } catch (Unfit e) {
      return e.verdict();
    } catch (Judgement e) {
      return e.verdict();
    }
  }

  private static void note(Map<Write, Seen> seen, Operation operation) {
    Object id = operation.a();
    if (id == null) {
      throw new Unfit(operation, "a is missing, expected the id of a write");
    }
    Seen of = seen.computeIfAbsent(new Write(operation.key(), id), unused -> new Seen());
    if (operation.is(Verb.ONCE)) {
      of.writes.add(operation);
    } else if (operation.done()) {
      of.counts.add(operation);
    }
  }

  private static void judge(Words words, Seen seen) throws Judgement {
    for (Operation count : seen.counts) {
      if (!(count.out() instanceof Long times) || times < 0) {
        throw new Unfit(count, "o is " + count.out() + ", expected how often it was applied");
      }
      if (times > 1) {
        throw new Judgement(words, "applied twice", "it was applied " + times + " times:", count);
      }
      if (times == 1) {
        applied(words, seen, count);
      } else {
        notApplied(words, seen, count);
      }
    }
  }

  private static void applied(Words words, Seen seen, Operation count) throws Judgement {
    for (Operation write : seen.writes) {
      if (write.possible() && !count.precedes(write)) {
        return;
      }
    }
    List<Operation> shown = new ArrayList<>(seen.writes);
    shown.add(count);
    throw new Judgement(
        words,
        "applied without being asked",
        "it was counted, but never sent, only later, or refused:",
        shown.toArray(Operation[]::new));
  }

  private static void notApplied(Words words, Seen seen, Operation count) throws Judgement {
    for (Operation write : seen.writes) {
      if (write.done() && write.precedes(count)) {
        throw new Judgement(
            words, "lost write", "it was acknowledged and is not there:", write, count);
      }
    }
    for (Operation other : seen.counts) {
      if (Long.valueOf(1).equals(other.out()) && other.precedes(count)) {
        throw new Judgement(words, "lost write", "it was there and is no longer:", other, count);
      }
    }
  }
}
