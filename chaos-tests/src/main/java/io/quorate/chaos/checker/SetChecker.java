package io.quorate.chaos.checker;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets to which elements are added, each once, and which are read as a whole: nothing that was
 * added is lost, nothing is there twice, nothing is there that nobody added, no read is stale, and
 * of any two reads one holds all that the other holds. Together that is linearizability of such
 * sets: a later place in the order of reads by size can only mean a later time.
 */
public final class SetChecker implements Checker {

  @Override
  public String name() {
    return "set";
  }

  private record Read(Operation operation, Set<Object> elements) {}

  /** The latest that must have begun before something else took effect. */
  private record Since(long nanos, @Nullable Operation operation) {
    Since or(Operation other) {
      return operation == null || other.startNanos() > nanos
          ? new Since(other.startNanos(), other)
          : this;
    }
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    try {
      Map<String, List<Operation>> sets = Judgement.byKey(history, Verb.ADD, Verb.READ_ALL);
      for (List<Operation> operations : sets.values()) {
        judge(words, operations);
      }
      return Verdict.valid("operations", history.operations().size(), "sets", sets.size());
    } catch (Unfit e) {
      return e.verdict();
    } catch (Judgement e) {
      return e.verdict();
    }
  }

  private static void judge(Words words, List<Operation> operations) throws Judgement {
    Map<Object, Operation> adds = new HashMap<>();
    List<Read> reads = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation.is(Verb.ADD)) {
        if (operation.a() == null || adds.put(operation.a(), operation) != null) {
          throw new Unfit(operation, "each element is added once, so a must be there and be new");
        }
      } else if (operation.done()) {
        reads.add(new Read(operation, elements(words, operation)));
      }
    }
    for (Read read : reads) {
      for (Object element : read.elements) {
        added(words, read, element, adds.get(element));
      }
    }
    reads.sort(Comparator.comparingInt(read -> read.elements.size()));
    for (int i = 1; i < reads.size(); i++) {
      nested(words, reads.get(i - 1), reads.get(i));
    }
    fresh(words, adds, reads);
  }

  private static Set<Object> elements(Words words, Operation read) throws Judgement {
    if (!(read.out() instanceof List<?> list)) {
      throw new Unfit(read, "o is " + read.out() + ", expected a list");
    }
    Set<Object> elements = new HashSet<>();
    for (Object element : list) {
      if (!elements.add(element)) {
        throw new Judgement(words, "duplicated element", "it holds " + element + " twice:", read);
      }
    }
    return elements;
  }

  private static void added(Words words, Read read, Object element, @Nullable Operation add)
      throws Judgement {
    if (add == null) {
      throw new Judgement(
          words, "phantom element", "nobody added " + element + ":", read.operation);
    }
    if (add.fate() == Fate.REFUSED) {
      throw new Judgement(words, "phantom element", element + " was refused:", add, read.operation);
    }
    if (read.operation.precedes(add)) {
      throw new Judgement(
          words,
          "phantom element",
          element + " was read before it was added:",
          read.operation,
          add);
    }
  }

  private static void nested(Words words, Read smaller, Read larger) throws Judgement {
    for (Object element : smaller.elements) {
      if (!larger.elements.contains(element)) {
        throw new Judgement(
            words,
            "reads in conflict",
            "neither holds all that the other holds; only the first has " + element + ":",
            smaller.operation,
            larger.operation);
      }
    }
  }

  /** What a read holds, and smaller reads, came before it; what it lacks, comes after it. */
  private static void fresh(Words words, Map<Object, Operation> adds, List<Read> bySize)
      throws Judgement {
    List<Operation> byEnd = new ArrayList<>(adds.values());
    byEnd.removeIf(add -> !add.done());
    byEnd.sort(Comparator.comparingLong(Operation::endNanos));
    Set<Object> last = bySize.isEmpty() ? Set.of() : bySize.getLast().elements;
    Since since = new Since(Long.MIN_VALUE, null);
    Since equals = since;
    Set<Object> passed = new HashSet<>();
    int size = -1;
    for (Read read : bySize) {
      if (read.elements.size() > size) {
        size = read.elements.size();
        since = equals; // reads that hold the same have no order among themselves
        for (Object element : read.elements) {
          if (passed.add(element)) {
            since = since.or(Objects.requireNonNull(adds.get(element)));
          }
        }
        equals = since;
      }
      equals = equals.or(read.operation);
      Since from = since.or(read.operation);
      Operation cause = Objects.requireNonNull(from.operation);
      if (read.operation.precedes(cause)) {
        throw new Judgement(
            words,
            "stale read",
            "the second holds what was there before the first began, and lacks what that holds:",
            cause,
            read.operation);
      }
      for (Operation add : byEnd) {
        if (add.endNanos() >= from.nanos) {
          break;
        }
        if (!read.elements.contains(Objects.requireNonNull(add.a()))) {
          missing(words, add, cause, read.operation, last.contains(add.a()));
        }
      }
    }
  }

  private static void missing(
      Words words, Operation add, Operation cause, Operation read, boolean seenLater)
      throws Judgement {
    String what = seenLater ? "stale read" : "lost element";
    if (cause == read) {
      throw new Judgement(
          words, what, add.a() + " was added before the read began, and is not in it:", add, read);
    }
    throw new Judgement(
        words,
        what,
        "the read knows of the second, which began after the first was done, but lacks the first:",
        add,
        cause,
        read);
  }
}
