package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Locks whose holders get a fencing token:
 *
 * <ol>
 *   <li>no token is given twice, and later ones are greater;
 *   <li>between the answer to an {@code acquire} and a {@code release} that found the lock still
 *       held, nobody else acquires it and has the answer;
 *   <li>what is guarded takes no write with an older token once it took one with a newer.
 * </ol>
 *
 * <p>A lock may expire while its holder thinks that it holds it; without a successful release
 * nothing is known of how long it was held.
 */
public final class LockChecker implements Checker {

  @Override
  public String name() {
    return "lock";
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    try {
      Map<String, List<Operation>> locks =
          Judgement.byKey(history, Verb.ACQUIRE, Verb.RELEASE, Verb.GUARDED_WRITE);
      for (List<Operation> operations : locks.values()) {
        List<Operation> acquires = done(operations, Verb.ACQUIRE);
        unique(words, acquires);
        grow(words, acquires, "a later holder got an older token:", "token goes back");
        grow(
            words,
            done(operations, Verb.GUARDED_WRITE),
            "a write with an older token was taken after one with a newer:",
            "fenced write accepted");
        exclusive(words, acquires, done(operations, Verb.RELEASE));
      }
      return Verdict.valid("operations", history.operations().size(), "locks", locks.size());
    } catch (Unfit e) {
      return e.verdict();
    } catch (Judgement e) {
      return e.verdict();
    }
  }

  private static List<Operation> done(List<Operation> operations, String verb) {
    return operations.stream().filter(each -> each.is(verb) && each.done()).toList();
  }

  private static long token(Operation operation) {
    Object token = operation.is(Verb.ACQUIRE) ? operation.out() : operation.a();
    if (token instanceof Long number) {
      return number;
    }
    String field = operation.is(Verb.ACQUIRE) ? "o" : "a";
    throw new Unfit(operation, field + " is " + token + ", expected a fencing token");
  }

  private static void unique(Words words, List<Operation> acquires) throws Judgement {
    Map<Long, Operation> byToken = new HashMap<>();
    for (Operation acquire : acquires) {
      Operation other = byToken.put(token(acquire), acquire);
      if (other != null) {
        throw new Judgement(words, "token given twice", "both got the same token:", other, acquire);
      }
    }
  }

  /** Whatever began after another was answered must not have an older token. */
  private static void grow(Words words, List<Operation> operations, String why, String what)
      throws Judgement {
    List<Operation> byEnd = new ArrayList<>(operations);
    byEnd.sort(Comparator.comparingLong(Operation::endNanos));
    List<Operation> byStart = new ArrayList<>(operations);
    byStart.sort(Comparator.comparingLong(Operation::startNanos));
    int ended = 0;
    Operation newest = null;
    for (Operation starting : byStart) {
      while (ended < byEnd.size() && byEnd.get(ended).precedes(starting)) {
        Operation candidate = byEnd.get(ended++);
        newest = newest == null || token(candidate) > token(newest) ? candidate : newest;
      }
      if (newest != null && token(newest) > token(starting)) {
        throw new Judgement(words, what, why, newest, starting);
      }
    }
  }

  /** The time in which a lock was held for sure. */
  private record Hold(Operation acquire, Operation release) {}

  private static void exclusive(Words words, List<Operation> acquires, List<Operation> releases)
      throws Judgement {
    Map<Long, Operation> byToken = new HashMap<>();
    acquires.forEach(acquire -> byToken.put(token(acquire), acquire));
    List<Hold> holds = new ArrayList<>();
    for (Operation release : releases) {
      Operation acquire = byToken.get(token(release));
      if (acquire != null && acquire.precedes(release)) {
        holds.add(new Hold(acquire, release));
      }
    }
    holds.sort(Comparator.comparingLong(hold -> hold.acquire.endNanos()));
    Hold longest = null;
    for (Hold hold : holds) {
      if (longest != null && longest.release.startNanos() > hold.acquire.endNanos()) {
        throw new Judgement(
            words,
            "held by two",
            "the second acquired it before the first released it:",
            longest.acquire,
            hold.acquire,
            longest.release,
            hold.release);
      }
      longest =
          longest == null || hold.release.startNanos() > longest.release.startNanos()
              ? hold
              : longest;
    }
    within(words, holds, acquires);
  }

  /** Holds do not overlap here, so each acquire can be within one only: that which began last. */
  private static void within(Words words, List<Hold> holds, List<Operation> acquires)
      throws Judgement {
    List<Operation> byStart = new ArrayList<>(acquires);
    byStart.sort(Comparator.comparingLong(Operation::startNanos));
    int next = 0;
    Hold hold = null;
    for (Operation acquire : byStart) {
      while (next < holds.size() && holds.get(next).acquire.precedes(acquire)) {
        hold = holds.get(next++);
      }
      if (hold != null && acquire.endNanos() < hold.release.startNanos()) {
        throw new Judgement(
            words,
            "held by two",
            "the second acquired it while the first held it:",
            hold.acquire,
            acquire,
            hold.release);
      }
    }
  }
}
