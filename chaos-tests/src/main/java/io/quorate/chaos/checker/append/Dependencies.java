package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.append.Edge.Kind;
import io.quorate.chaos.checker.append.Transaction.Seen;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must have come before what: appends in the order of versions (ww), reads after what they saw
 * (wr) and before what they did not see (rw), and all in the order of processes and of time. Only
 * transactions that took effect count: those that were answered, and those of unknown fate of which
 * somebody read an append.
 */
final class Dependencies {

  private final Transactions transactions;
  private final Map<String, List<Long>> orders;
  private final Graph graph;
  private final List<Transaction> effective = new ArrayList<>();

  private Dependencies(Transactions transactions, Map<String, List<Long>> orders) {
    this.transactions = transactions;
    this.orders = orders;
    this.graph = new Graph(transactions.all().size());
    Set<Transaction> observed = new HashSet<>();
    orders.forEach((key, order) -> {
      for (Long value : order) {
        Transaction writer = transactions.writer(key, value);
        if (writer != null) {
          observed.add(writer);
        }
      }
    });
    for (Transaction each : transactions.all()) {
      if (each.operation().done() || (each.operation().unknown() && observed.contains(each))) {
        effective.add(each);
      }
    }
  }

  /**
   * @param orders of versions, without any anomaly
   */
  static Graph graph(Transactions transactions, Map<String, List<Long>> orders) {
    Dependencies dependencies = new Dependencies(transactions, orders);
    dependencies.versions();
    Map<String, Set<Transaction>> lastReaders = dependencies.reads();
    dependencies.unread(lastReaders);
    dependencies.processes();
    dependencies.realTime();
    return dependencies.graph;
  }

  private void versions() {
    orders.forEach((key, order) -> {
      for (int i = 1; i < order.size(); i++) {
        before(
            writer(key, order.get(i - 1)), writer(key, order.get(i)), Kind.WW, key, order.get(i));
      }
    });
  }

  /**
   * @return by key, who read the newest version that anybody read
   */
  private Map<String, Set<Transaction>> reads() {
    Map<String, Set<Transaction>> lastReaders = new LinkedHashMap<>();
    for (Transaction reader : effective) {
      if (!reader.operation().done()) {
        continue;
      }
      for (Seen seen : reader.seen()) {
        List<Long> order = orders.getOrDefault(seen.key(), List.of());
        int version = seen.list().size();
        if (version > 0) {
          Long last = order.get(version - 1);
          before(writer(seen.key(), last), reader, Kind.WR, seen.key(), last);
        }
        if (version < order.size()) {
          Long next = order.get(version);
          before(reader, writer(seen.key(), next), Kind.RW, seen.key(), next);
        } else {
          lastReaders.computeIfAbsent(seen.key(), key -> new LinkedHashSet<>()).add(reader);
        }
      }
    }
    return lastReaders;
  }

  /** What took effect and nobody read comes after all that was read. */
  private void unread(Map<String, Set<Transaction>> lastReaders) {
    Map<String, Map<Transaction, Long>> unread = new LinkedHashMap<>();
    Map<String, Set<Long>> read = new HashMap<>();
    orders.forEach((key, order) -> read.put(key, new HashSet<>(order)));
    for (Transaction writer : effective) {
      writer
          .appends()
          .forEach((key, values) ->
              values.stream()
                  .filter(value -> !read.getOrDefault(key, Set.of()).contains(value))
                  .findFirst()
                  .ifPresent(value ->
                      unread
                          .computeIfAbsent(key, unused -> new LinkedHashMap<>())
                          .put(writer, value)));
    }
    unread.forEach((key, writers) -> {
      Fan fan = new Fan(graph, key, writers);
      lastReaders.getOrDefault(key, Set.of()).forEach(reader -> fan.before(reader, Kind.RW));
      List<Long> order = orders.getOrDefault(key, List.of());
      if (!order.isEmpty()) {
        Transaction last = writer(key, order.getLast());
        if (last != null) {
          fan.before(last, Kind.WW);
        }
      }
    });
  }

  private void processes() {
    Map<String, List<Transaction>> byProcess = new HashMap<>();
    for (Transaction each : effective) {
      byProcess.computeIfAbsent(each.operation().process(), p -> new ArrayList<>()).add(each);
    }
    for (List<Transaction> sequence : byProcess.values()) {
      sequence.sort(Comparator.comparingLong(each -> each.operation().startNanos()));
      for (int i = 1; i < sequence.size(); i++) {
        Operation earlier = sequence.get(i - 1).operation();
        if (earlier.precedes(sequence.get(i).operation())) {
          before(sequence.get(i - 1), sequence.get(i), Kind.PROCESS, null, null);
        }
      }
    }
  }

  /** A chain of ends: whoever starts after an end is linked to the last such end of the chain. */
  private void realTime() {
    List<Transaction> byEnd = new ArrayList<>();
    for (Transaction each : effective) {
      if (each.operation().done()) {
        byEnd.add(each);
      }
    }
    byEnd.sort(Comparator.comparingLong(each -> each.operation().endNanos()));
    List<Transaction> byStart = new ArrayList<>(effective);
    byStart.sort(Comparator.comparingLong(each -> each.operation().startNanos()));
    int ended = 0;
    int chain = -1;
    for (Transaction starting : byStart) {
      while (ended < byEnd.size() && byEnd.get(ended).operation().precedes(starting.operation())) {
        int next = graph.addNode();
        if (chain >= 0) {
          graph.link(chain, next);
        }
        graph.addEdge(byEnd.get(ended).number(), next, Kind.REAL_TIME, null, null);
        chain = next;
        ended++;
      }
      if (chain >= 0) {
        graph.link(chain, starting.number());
      }
    }
  }

  private @Nullable Transaction writer(String key, Long value) {
    return transactions.writer(key, value);
  }

  private void before(
      @Nullable Transaction first,
      @Nullable Transaction second,
      Kind kind,
      @Nullable String key,
      @Nullable Long value) {
    if (first != null && second != null && first != second) {
      graph.addEdge(first.number(), second.number(), kind, key, value);
    }
  }
}
