package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.Checker;
import io.quorate.chaos.checker.Unfit;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.Words;
import io.quorate.chaos.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Strict serializability of transactions on lists, by dependencies (Kingsbury and Alvaro, Elle,
 * VLDB 2020; Adya 1999): a cycle of what came before what cannot be. Every violation that it tells
 * is one. Where each list is read after its last append, every one that there is, is told; what
 * nobody read is only known to come after all that somebody read.
 */
public final class AppendChecker implements Checker {

  private static final int ANOMALIES_SHOWN_MAX = 3;

  @Override
  public String name() {
    return "strict serializability";
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    Transactions transactions;
    try {
      transactions = new Transactions(history);
    } catch (Unfit e) {
      return e.verdict();
    }
    VersionOrders versions = new VersionOrders(transactions, words);
    if (!versions.anomalies().isEmpty()) {
      return violation(versions.anomalies());
    }
    Graph graph = Dependencies.graph(transactions, versions.orders());
    return new Cycles(graph)
        .strongest()
        .map(cycle -> violation(new Story(transactions, words).tell(cycle)))
        .orElseGet(() -> valid(transactions, versions.orders()));
  }

  private static Verdict valid(Transactions transactions, Map<String, List<Long>> orders) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("transactions", (long) transactions.all().size());
    figures.put(
        "of unknown fate",
        transactions.all().stream().filter(each -> each.operation().unknown()).count());
    figures.put("lists", (long) orders.size());
    figures.put("appends read", orders.values().stream().mapToLong(List::size).sum());
    return new Verdict.Valid(figures);
  }

  private static Verdict violation(Anomaly cycle) {
    return new Verdict.Violation(cycle.name(), cycle.lines(), cycle.operations());
  }

  private static Verdict violation(List<Anomaly> anomalies) {
    List<String> lines = new ArrayList<>();
    for (Anomaly each : anomalies.subList(0, Math.min(ANOMALIES_SHOWN_MAX, anomalies.size()))) {
      lines.add(each.name() + ": " + each.lines().getFirst());
      lines.addAll(each.lines().subList(1, each.lines().size()));
    }
    if (anomalies.size() > ANOMALIES_SHOWN_MAX) {
      lines.add("... and " + (anomalies.size() - ANOMALIES_SHOWN_MAX) + " more");
    }
    String names =
        anomalies.stream().map(Anomaly::name).distinct().collect(Collectors.joining(", "));
    return new Verdict.Violation(names, lines, anomalies.getFirst().operations());
  }
}
