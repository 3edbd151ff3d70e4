package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.Words;
import io.quorate.chaos.checker.append.Transaction.Seen;
import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of each key's appends: the longest list that was read, of which every other one must be
 * the beginning; what a reader had appended itself is left out. On the way it finds the anomalies
 * that a single read, or two of them, show.
 */
final class VersionOrders {

  private record Longest(List<Long> list, Transaction reader) {}

  private final Transactions transactions;
  private final Words words;
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final Map<String, Longest> longest = new LinkedHashMap<>();
  private final Map<Transaction, Map<String, List<Long>>> appends = new HashMap<>();

  VersionOrders(Transactions transactions, Words words) {
    this.transactions = transactions;
    this.words = words;
    for (Transaction transaction : transactions.all()) {
      if (transaction.operation().done()) {
        look(transaction);
      }
    }
  }

  /** In the order in which they were found. */
  List<Anomaly> anomalies() {
    return anomalies;
  }

  /** By key, as far as anybody read. */
  Map<String, List<Long>> orders() {
    Map<String, List<Long>> orders = new LinkedHashMap<>();
    longest.forEach((key, read) -> orders.put(key, read.list));
    return orders;
  }

  private void look(Transaction reader) {
    reader
        .contradictionWithin()
        .ifPresent(why -> found("internal inconsistency", "it " + why + ":", reader.operation()));
    for (Seen seen : reader.seen()) {
      if (new HashSet<>(seen.list()).size() < seen.list().size()) {
        found(
            "duplicate elements",
            "it read a value twice in " + seen.key() + ":",
            reader.operation());
      }
      for (Long value : seen.list()) {
        lookAt(reader, seen.key(), value);
      }
      intermediate(reader, seen);
      compare(reader, seen);
    }
  }

  private void lookAt(Transaction reader, String key, Long value) {
    Transaction writer = transactions.writer(key, value);
    if (writer == null) {
      found(
          "phantom value",
          "it read " + value + " in " + key + ", which nobody appended:",
          reader.operation());
    } else if (writer.operation().fate() == Fate.REFUSED) {
      found(
          "G1a (aborted read)",
          "the second read " + value + " in " + key + ", which the first, refused, had appended:",
          writer.operation(),
          reader.operation());
    }
  }

  /** Whoever reads a value that its writer followed by another must read that one too. */
  private void intermediate(Transaction reader, Seen seen) {
    if (seen.list().isEmpty()) {
      return;
    }
    Long last = seen.list().getLast();
    Transaction writer = transactions.writer(seen.key(), last);
    if (writer == null || writer == reader) {
      return;
    }
    List<Long> written =
        appends.computeIfAbsent(writer, Transaction::appends).getOrDefault(seen.key(), List.of());
    if (!last.equals(written.getLast())) {
      found(
          "G1b (intermediate read)",
          "the second read " + seen.key() + " between two appends of the first:",
          writer.operation(),
          reader.operation());
    }
  }

  private void compare(Transaction reader, Seen seen) {
    Longest known = longest.get(seen.key());
    if (known == null || seen.list().size() > known.list.size()) {
      longest.put(seen.key(), new Longest(seen.list(), reader));
    }
    if (known == null) {
      return;
    }
    int common = Math.min(known.list.size(), seen.list().size());
    if (!known.list.subList(0, common).equals(seen.list().subList(0, common))) {
      found(
          "incompatible orders",
          "these read " + seen.key() + " as " + known.list + " and as " + seen.list() + ":",
          known.reader.operation(),
          reader.operation());
    }
  }

  private void found(String name, String why, @Nullable Operation... shown) {
    List<String> lines = new ArrayList<>(List.of(why));
    List<Operation> operations = List.of(shown);
    operations.forEach(operation -> lines.add("  " + words.tell(operation)));
    anomalies.add(new Anomaly(name, lines, operations));
  }
}
