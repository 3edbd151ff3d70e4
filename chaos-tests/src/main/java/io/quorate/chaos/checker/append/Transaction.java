package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.Unfit;
import io.quorate.chaos.history.MicroOperation;
import io.quorate.chaos.history.MicroOperation.Append;
import io.quorate.chaos.history.MicroOperation.Read;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction asked and saw.
 *
 * @param number its place in the graph
 * @param steps with the reads filled, if it was answered
 */
record Transaction(int number, Operation operation, List<MicroOperation> steps) {

  /**
   * @throws Unfit if it is no list of micro-operations, or the answer is to another question
   */
  static Transaction of(int number, Operation operation) {
    try {
      List<MicroOperation> asked = MicroOperation.fromJson(operation.a());
      if (!operation.done()) {
        return new Transaction(number, operation, asked);
      }
      List<MicroOperation> answered = MicroOperation.fromJson(operation.out());
      if (!sameQuestion(asked, answered)) {
        throw new Unfit(operation, "o is no answer to a");
      }
      return new Transaction(number, operation, answered);
    } catch (IllegalArgumentException e) {
      throw new Unfit(operation, String.valueOf(e.getMessage()));
    }
  }

  private static boolean sameQuestion(List<MicroOperation> asked, List<MicroOperation> answered) {
    if (asked.size() != answered.size()) {
      return false;
    }
    for (int i = 0; i < asked.size(); i++) {
      boolean same =
          switch (answered.get(i)) {
            case Append append -> append.equals(asked.get(i));
            case Read(String key, List<Long> seen) ->
                seen != null && asked.get(i) instanceof Read read && read.key().equals(key);
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Transactions of one history are the same if their numbers are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Transaction transaction && transaction.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  /** Its appends by key, in their order. */
  Map<String, List<Long>> appends() {
    Map<String, List<Long>> appends = new LinkedHashMap<>();
    for (MicroOperation step : steps) {
      if (step instanceof Append(String key, long value)) {
        appends.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
      }
    }
    return appends;
  }

  /** What the others had made of each key when it was first read. */
  record Seen(String key, List<Long> list) {}

  /** The lists that were read, without what the transaction itself had appended by then. */
  List<Seen> seen() {
    List<Seen> seen = new ArrayList<>();
    Map<String, List<Long>> own = new LinkedHashMap<>();
    for (MicroOperation step : steps) {
      switch (step) {
        case Append(String key, long value) ->
            own.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
        case Read(String key, List<Long> list) -> {
          if (list != null) {
            int ownCount = own.getOrDefault(key, List.of()).size();
            seen.add(new Seen(key, list.subList(0, Math.max(0, list.size() - ownCount))));
          }
        }
      }
    }
    return seen;
  }

  /** A read that does not fit what the transaction itself had read and appended before. */
  Optional<String> contradictionWithin() {
    Map<String, List<Long>> known = new LinkedHashMap<>();
    Map<String, List<Long>> own = new LinkedHashMap<>();
    for (MicroOperation step : steps) {
      switch (step) {
        case Append(String key, long value) -> {
          own.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
          known.computeIfPresent(
              key,
              (unused, list) -> {
                List<Long> longer = new ArrayList<>(list);
                longer.add(value);
                return longer;
              });
        }
        case Read(String key, List<Long> list) -> {
          if (list == null) {
            continue;
          }
          List<Long> expected = known.get(key);
          if (expected != null && !expected.equals(list)) {
            return Optional.of("read " + key + " as " + list + ", should be " + expected);
          }
          List<Long> mine = own.getOrDefault(key, List.of());
          if (expected == null && !endsWith(list, mine)) {
            return Optional.of("read " + key + " as " + list + ", without its own " + mine);
          }
          known.put(key, list);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean endsWith(List<Long> list, List<Long> end) {
    int from = list.size() - end.size();
    return from >= 0 && list.subList(from, list.size()).equals(end);
  }
}
