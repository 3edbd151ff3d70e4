package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.append.Edge.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the shortest cycle of the strongest kind: the fewer kinds of edges it takes, the stronger
 * (Adya 1999, section 4.2; Elle, section 6). For one thread.
 */
final class Cycles {

  /** From so many transactions of a component a shortest cycle is looked for. */
  private static final int STARTS_MAX = 500;

  /**
   * A circle of edges.
   *
   * @param name of its anomaly
   */
  record Cycle(String name, List<Edge> edges) {}

  private enum Time {
    NONE("", EnumSet.of(Kind.LINK)),
    PROCESS("-process", EnumSet.of(Kind.LINK, Kind.PROCESS)),
    REAL_TIME("-realtime", EnumSet.of(Kind.LINK, Kind.REAL_TIME));

    private final String suffix;
    private final EnumSet<Kind> kinds;

    Time(String suffix, EnumSet<Kind> kinds) {
      this.suffix = suffix;
      this.kinds = kinds;
    }

    EnumSet<Kind> and(Kind... more) {
      EnumSet<Kind> all = EnumSet.copyOf(kinds);
      all.addAll(List.of(more));
      return all;
    }
  }

  private final Graph graph;

  Cycles(Graph graph) {
    this.graph = graph;
  }

  Optional<Cycle> strongest() {
    for (Time time : Time.values()) {
      if (Components.of(graph, time.and(Kind.WW, Kind.WR, Kind.RW)).isEmpty()) {
        continue;
      }
      List<Optional<Cycle>> found =
          List.of(
              shortest("G0" + time.suffix, time.and(Kind.WW)),
              shortest("G1c" + time.suffix, time.and(Kind.WW, Kind.WR)),
              single(time),
              shortest("G2" + time.suffix, time.and(Kind.WW, Kind.WR, Kind.RW)));
      return found.stream().flatMap(Optional::stream).findFirst();
    }
    return Optional.empty();
  }

  private Optional<Cycle> shortest(String name, EnumSet<Kind> kinds) {
    List<Edge> best = List.of();
    for (int[] component : Components.of(graph, kinds)) {
      boolean[] inside = inside(component);
      int starts = 0;
      for (int node : component) {
        if (graph.isTransaction(node) && starts++ < STARTS_MAX) {
          List<Edge> cycle = path(node, node, kinds, inside);
          if (!cycle.isEmpty() && (best.isEmpty() || length(cycle) < length(best))) {
            best = cycle;
          }
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(new Cycle(name, best));
  }

  /** With exactly one edge from a read to what it did not see. */
  private Optional<Cycle> single(Time time) {
    EnumSet<Kind> others = time.and(Kind.WW, Kind.WR);
    List<Edge> best = List.of();
    for (int[] component : Components.of(graph, time.and(Kind.WW, Kind.WR, Kind.RW))) {
      boolean[] inside = inside(component);
      int starts = 0;
      for (int node : component) {
        for (Edge edge : graph.from(node)) {
          if (edge.kind() == Kind.RW && inside[edge.to()] && starts++ < STARTS_MAX) {
            List<Edge> back = path(edge.to(), node, others, inside);
            if (!back.isEmpty() && (best.isEmpty() || length(back) + 1 < length(best))) {
              best = new ArrayList<>(List.of(edge));
              best.addAll(back);
            }
          }
        }
      }
    }
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cycle("G-single" + time.suffix, best));
  }

  private boolean[] inside(int[] component) {
    boolean[] inside = new boolean[graph.nodes()];
    for (int node : component) {
      inside[node] = true;
    }
    return inside;
  }

  /** Transactions on a path, which count; nodes between them do not. */
  private static long length(List<Edge> path) {
    return path.stream().filter(edge -> edge.kind() != Kind.LINK).count();
  }

  /** The path of at least one edge with the fewest transactions; empty if there is none. */
  private List<Edge> path(int from, int to, EnumSet<Kind> kinds, boolean[] inside) {
    Map<Integer, Edge> cameBy = new HashMap<>();
    Deque<Edge> next = new ArrayDeque<>();
    extend(from, kinds, inside, next);
    while (!next.isEmpty()) {
      Edge edge = next.removeFirst();
      if (cameBy.putIfAbsent(edge.to(), edge) != null) {
        continue;
      }
      if (edge.to() == to) {
        return backFrom(edge, from, cameBy);
      }
      extend(edge.to(), kinds, inside, next);
    }
    return List.of();
  }

  /** Links cost nothing, so they come first. */
  private void extend(int node, EnumSet<Kind> kinds, boolean[] inside, Deque<Edge> next) {
    for (Edge edge : graph.from(node)) {
      if (inside[edge.to()] && kinds.contains(edge.kind())) {
        if (edge.kind() == Kind.LINK) {
          next.addFirst(edge);
        } else {
          next.addLast(edge);
        }
      }
    }
  }

  private static List<Edge> backFrom(Edge last, int start, Map<Integer, Edge> cameBy) {
    List<Edge> path = new ArrayList<>(List.of(last));
    Edge first = last;
    while (first.from() != start) {
      first = Objects.requireNonNull(cameBy.get(first.from()));
      path.add(first);
    }
    Collections.reverse(path);
    return path;
  }
}
