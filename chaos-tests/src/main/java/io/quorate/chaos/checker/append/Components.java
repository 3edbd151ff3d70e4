package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.append.Edge.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * The strongly connected components of a graph that hold a cycle (Tarjan 1972), over edges of some
 * kinds. Without recursion: histories are longer than stacks. For one thread.
 */
final class Components {

  private static final int UNSEEN = -1;

  private final Graph graph;
  private final EnumSet<Kind> kinds;
  private final int[] index;
  private final int[] low;
  private final int[] cursor;
  private final boolean[] open;
  private final int[] stack;
  private int stackSize;
  private final int[] path;
  private int pathSize;
  private int indices;
  private final List<int[]> cyclic = new ArrayList<>();

  private Components(Graph graph, EnumSet<Kind> kinds) {
    this.graph = graph;
    this.kinds = kinds;
    int nodes = graph.nodes();
    this.index = new int[nodes];
    Arrays.fill(index, UNSEEN);
    this.low = new int[nodes];
    this.cursor = new int[nodes];
    this.open = new boolean[nodes];
    this.stack = new int[nodes];
    this.path = new int[nodes];
  }

  /** The smallest ones first. */
  static List<int[]> of(Graph graph, EnumSet<Kind> kinds) {
    Components components = new Components(graph, kinds);
    for (int node = 0; node < graph.nodes(); node++) {
      if (components.index[node] == UNSEEN) {
        components.visit(node);
      }
    }
    components.cyclic.sort((left, right) -> Integer.compare(left.length, right.length));
    return components.cyclic;
  }

  private void visit(int root) {
    enter(root);
    while (pathSize > 0) {
      int node = path[pathSize - 1];
      List<Edge> edges = graph.from(node);
      if (cursor[node] < edges.size()) {
        Edge edge = edges.get(cursor[node]++);
        if (!kinds.contains(edge.kind())) {
          continue;
        }
        if (index[edge.to()] == UNSEEN) {
          enter(edge.to());
        } else if (open[edge.to()]) {
          low[node] = Math.min(low[node], index[edge.to()]);
        }
      } else {
        leave(node);
      }
    }
  }

  private void enter(int node) {
    index[node] = indices;
    low[node] = indices;
    indices++;
    open[node] = true;
    stack[stackSize++] = node;
    path[pathSize++] = node;
  }

  private void leave(int node) {
    pathSize--;
    if (pathSize > 0) {
      int parent = path[pathSize - 1];
      low[parent] = Math.min(low[parent], low[node]);
    }
    if (low[node] != index[node]) {
      return;
    }
    int end = stackSize;
    do {
      stackSize--;
      open[stack[stackSize]] = false;
    } while (stack[stackSize] != node);
    if (end - stackSize > 1) {
      cyclic.add(Arrays.copyOfRange(stack, stackSize, end));
    }
  }
}
