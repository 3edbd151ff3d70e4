package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.append.Edge.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions, by number, and nodes in between; edges say what comes before what. */
final class Graph {

  private final int transactions;
  private final List<List<Edge>> edges = new ArrayList<>();

  Graph(int transactions) {
    this.transactions = transactions;
    for (int i = 0; i < transactions; i++) {
      edges.add(new ArrayList<>(2));
    }
  }

  /** A node that stands for no transaction. */
  int addNode() {
    edges.add(new ArrayList<>(2));
    return edges.size() - 1;
  }

  void addEdge(int from, int to, Kind kind, @Nullable String key, @Nullable Long value) {
    edges.get(from).add(new Edge(from, to, kind, key, value));
  }

  void link(int from, int to) {
    addEdge(from, to, Kind.LINK, null, null);
  }

  int nodes() {
    return edges.size();
  }

  boolean isTransaction(int node) {
    return node < transactions;
  }

  List<Edge> from(int node) {
    return edges.get(node);
  }
}
