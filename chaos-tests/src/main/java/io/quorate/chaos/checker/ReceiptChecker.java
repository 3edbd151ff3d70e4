package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replays the receipts of one group's answers and convicts a server that lied in one of them. It
 * takes what a receipt says at its word, and looks whether all of them can be true together:
 *
 * <ol>
 *   <li>a write that begins after another was acknowledged has a higher revision;
 *   <li>a view misses no write that was acknowledged its bound or more before the read began; that
 *       of a strong read misses none at all;
 *   <li>no answer to a session is of an earlier revision than one that the session had before;
 *   <li>a view shows what had been written up to its revision, and nothing else;
 *   <li>all reads at one commit time are of one revision, and later times of no earlier one.
 * </ol>
 */
public final class ReceiptChecker implements Checker {

  private static final String STRONG = "strong";

  @Override
  public String name() {
    return "receipts";
  }

  @Override
  public Verdict check(History history) {
    return verify(history);
  }

  /** Judges the receipts of a history of stores and looks. */
  public static Verdict verify(History history) {
    Words words = Words.of(history);
    try {
      Map<String, List<Operation>> byKey = Judgement.byKey(history, Verb.STORE, Verb.LOOK);
      List<Operation> stores = new ArrayList<>();
      List<Operation> looks = new ArrayList<>();
      for (List<Operation> operations : byKey.values()) {
        judgeKey(words, operations, stores, looks);
      }
      LatestBefore acknowledged = new LatestBefore(stores);
      for (Operation store : stores) {
        ordered(words, acknowledged.before(store.startNanos()), store);
      }
      for (Operation look : looks) {
        fresh(words, acknowledged, look);
      }
      sessions(words, stores, looks);
      times(words, looks);
      return Verdict.valid("writes", stores.size(), "reads", looks.size());
    } catch (Unfit e) {
      return e.verdict();
    } catch (Judgement e) {
      return e.verdict();
    }
  }

  private static void judgeKey(
      Words words, List<Operation> operations, List<Operation> stores, List<Operation> looks)
      throws Judgement {
    List<Operation> ofKey = operations.stream().filter(each -> each.is(Verb.STORE)).toList();
    StoredVersions versions = new StoredVersions(words, ofKey);
    for (Operation operation : operations) {
      if (operation.done() && operation.is(Verb.LOOK)) {
        versions.judge(operation);
        looks.add(operation);
      } else if (operation.done()) {
        stores.add(operation);
      }
    }
  }

  private static void ordered(Words words, @Nullable Operation before, Operation store)
      throws Judgement {
    if (before != null && revision(before) >= revision(store)) {
      throw new Judgement(
          words,
          "revisions against time",
          "the first was done before the second began, and has revision %d, not below %d:"
              .formatted(revision(before), revision(store)),
          before,
          store);
    }
  }

  /** What is of the past on purpose carries no bound. */
  private static void fresh(Words words, LatestBefore acknowledged, Operation look)
      throws Judgement {
    Long bound = look.details().bound();
    if (bound == null && STRONG.equals(look.details().level())) {
      bound = 0L;
    }
    if (bound == null) {
      return;
    }
    Operation latest = acknowledged.before(look.startNanos() - bound);
    if (latest != null && revision(latest) > revision(look)) {
      throw new Judgement(
          words,
          "bound understated",
          "the write, of revision %d, was done %s ms before the read began, which claims to miss"
                  .formatted(
                      revision(latest), words.millisOf(look.startNanos() - latest.endNanos()))
              + " nothing older than %s ms, and has revision %d:"
                  .formatted(words.millisOf(bound), revision(look)),
          latest,
          look);
    }
  }

  private static void sessions(Words words, List<Operation> stores, List<Operation> looks)
      throws Judgement {
    Map<Object, List<Operation>> bySession = new HashMap<>();
    for (List<Operation> some : List.of(stores, looks)) {
      for (Operation operation : some) {
        if (operation.b() != null) {
          bySession.computeIfAbsent(operation.b(), each -> new ArrayList<>()).add(operation);
        }
      }
    }
    for (List<Operation> session : bySession.values()) {
      LatestBefore seen = new LatestBefore(session);
      for (Operation look : session) {
        Operation before = seen.before(look.startNanos());
        if (look.is(Verb.LOOK) && before != null && revision(before) > revision(look)) {
          throw new Judgement(
              words,
              "session went back",
              "the session had seen revision %d before it was shown %d:"
                  .formatted(revision(before), revision(look)),
              before,
              look);
        }
      }
    }
  }

  /** Reads at a time say so in their argument. */
  private static void times(Words words, List<Operation> looks) throws Judgement {
    TreeMap<Long, Operation> byTime = new TreeMap<>();
    List<Operation> timed = new ArrayList<>();
    for (Operation look : looks) {
      if (look.a() instanceof Long) {
        timed.add(look);
      }
    }
    timed.sort(Comparator.comparingLong(LatestBefore::revision));
    for (Operation look : timed) {
      if (look.a() instanceof Long micros) {
        Operation same = byTime.putIfAbsent(micros, look);
        Map.Entry<Long, Operation> later = byTime.higherEntry(micros);
        Operation other = same == null && later != null ? later.getValue() : same;
        if (other != null && revision(other) != revision(look)) {
          throw new Judgement(
              words, "time went back", "one time, or a later one, has two revisions:", other, look);
        }
      }
    }
  }

  private static long revision(Operation operation) {
    return LatestBefore.revision(operation);
  }
}
