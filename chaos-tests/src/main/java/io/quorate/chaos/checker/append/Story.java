package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.Words;
import io.quorate.chaos.checker.append.Cycles.Cycle;
import io.quorate.chaos.checker.append.Edge.Kind;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a cycle: its transactions as T1, T2, ..., and why each came before the next. */
final class Story {

  /** Edges that make one claim: the first and the last of them. */
  private record Claim(Edge first, Edge last) {}

  private final Transactions transactions;
  private final Words words;

  Story(Transactions transactions, Words words) {
    this.transactions = transactions;
    this.words = words;
  }

  Anomaly tell(Cycle cycle) {
    List<Claim> claims = claims(cycle.edges());
    Map<Integer, String> names = new LinkedHashMap<>();
    for (Claim claim : claims) {
      names.putIfAbsent(claim.first.from(), "T" + (names.size() + 1));
    }
    List<String> lines = new ArrayList<>();
    List<Operation> operations = new ArrayList<>();
    lines.add("each of these came before the next, and the last before the first:");
    names.forEach((number, name) -> {
      Operation operation = transactions.all().get(number).operation();
      operations.add(operation);
      lines.add("  " + name + " = " + words.tell(operation));
    });
    for (Claim claim : claims) {
      String first = String.valueOf(names.get(claim.first.from()));
      String second = String.valueOf(names.get(claim.last.to()));
      lines.add("  " + first + " before " + second + ": " + why(claim, first, second));
    }
    return new Anomaly(name(cycle, claims), lines, operations);
  }

  private static List<Claim> claims(List<Edge> edges) {
    List<Claim> claims = new ArrayList<>();
    for (Edge edge : edges) {
      if (edge.kind() == Kind.LINK) {
        claims.add(new Claim(claims.removeLast().first, edge));
      } else {
        claims.add(new Claim(edge, edge));
      }
    }
    return claims;
  }

  private static String why(Claim claim, String first, String second) {
    String key = claim.first.key();
    Long value = claim.last.value();
    return switch (claim.first.kind()) {
      case WW -> second + " appended " + value + " to " + key + " after an append of " + first;
      case WR -> second + " read " + value + " in " + key + ", which " + first + " appended";
      case RW -> first + " read " + key + " without " + value + ", which " + second + " appended";
      case PROCESS -> "the process of " + first + " had its answer before it began " + second;
      case REAL_TIME -> first + " was answered before " + second + " began";
      case LINK -> throw new IllegalStateException("no claim begins with a link");
    };
  }

  /**
   * Both read one version of a list and both appended to it: the plainest case has a plain name.
   */
  private static String name(Cycle cycle, List<Claim> claims) {
    boolean oneKey =
        claims.stream().map(claim -> String.valueOf(claim.first.key())).distinct().count() == 1;
    boolean onlyWrites =
        claims.stream()
            .allMatch(claim -> claim.first.kind() == Kind.WW || claim.first.kind() == Kind.RW);
    boolean anyRead = claims.stream().anyMatch(claim -> claim.first.kind() == Kind.RW);
    return claims.size() == 2 && oneKey && onlyWrites && anyRead
        ? cycle.name() + " (lost update)"
        : cycle.name();
  }
}
