package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.append.Edge.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Edges from one transaction to all of a list but itself, as two chains of nodes: one reaches all
 * from a place on, the other all up to a place. So many sources cost one edge or two each.
 */
final class Fan {

  private final Graph graph;
  private final String key;
  private final Map<Transaction, Integer> places = new HashMap<>();
  private final List<Integer> onwards = new ArrayList<>();
  private final List<Integer> backwards = new ArrayList<>();

  /**
   * @param targets with the value of each that the edges are about
   */
  Fan(Graph graph, String key, Map<Transaction, Long> targets) {
    this.graph = graph;
    this.key = key;
    targets.forEach((target, value) -> {
      places.put(target, places.size());
      onwards.add(node(target, value));
      backwards.add(node(target, value));
    });
    for (int i = 1; i < onwards.size(); i++) {
      graph.link(onwards.get(i - 1), onwards.get(i));
      graph.link(backwards.get(i), backwards.get(i - 1));
    }
  }

  private int node(Transaction target, Long value) {
    int node = graph.addNode();
    graph.addEdge(node, target.number(), Kind.LINK, key, value);
    return node;
  }

  void before(Transaction source, Kind kind) {
    Integer place = places.get(source);
    int next = place == null ? 0 : place + 1;
    if (next < onwards.size()) {
      graph.addEdge(source.number(), onwards.get(next), kind, key, null);
    }
    if (place != null && place > 0) {
      graph.addEdge(source.number(), backwards.get(place - 1), kind, key, null);
    }
  }
}
