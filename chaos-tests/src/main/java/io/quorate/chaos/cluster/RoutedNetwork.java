package io.quorate.chaos.cluster;

import io.quorate.chaos.host.HostCommand;
import io.quorate.chaos.wan.queue.Firewall;
import io.quorate.chaos.wan.queue.Flow;
import io.quorate.chaos.wan.queue.PacketQueue;
import io.quorate.chaos.wan.queue.Treated;
import io.quorate.chaos.wan.queue.Treatment;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network whose packets this machine routes: all of them can be cut, delayed, dropped, reordered
 * and slowed down. For one thread, but that {@link #close} may come from another.
 */
final class RoutedNetwork implements ClusterNetwork, Closeable {

  private static final long SEED = 1;

  private final Topology topology;
  private final HostCommand at;
  private final Firewall firewall;
  private final Map<RegionPair, List<Flow>> flows;
  private final ClusterFolder folder;
  private final Map<RegionPair, Integer> marks = new LinkedHashMap<>();
  private @Nullable PacketQueue queue;
  private final int queueNumber;

  /**
   * @param at where packets pass
   * @param flows what goes from one region to another
   */
  RoutedNetwork(
      Topology topology,
      HostCommand at,
      Firewall firewall,
      Map<RegionPair, List<Flow>> flows,
      ClusterFolder folder) {
    this.topology = topology;
    this.at = at;
    this.firewall = firewall;
    this.flows = flows;
    this.folder = folder;
    this.queueNumber = firewall.queueNumber();
    topology.regionPairs().stream().forEach(pair -> marks.put(pair, marks.size() + 1));
    if (marks.size() > PacketQueue.MARK_MAX) {
      throw new IllegalArgumentException("too many pairs of regions: " + marks.size());
    }
  }

  @Override
  public boolean canCut() {
    return true;
  }

  @Override
  public boolean canShape() {
    return true;
  }

  @Override
  public void cut(Set<Link> links) throws IOException {
    List<Flow> cut = new ArrayList<>();
    for (Link link : links) {
      cut.add(new Flow(topology.site(link.from()).address(), topology.site(link.to()).address()));
    }
    firewall.cut(cut);
  }

  @Override
  public synchronized void shape(Map<RegionPair, Shape> shapes) throws IOException {
    Map<Flow, Integer> queued = new LinkedHashMap<>();
    Map<RegionPair, Treatment> treatments = new HashMap<>();
    for (RegionPair pair : marks.keySet()) {
      Treatment treatment = treatment(shapes.getOrDefault(pair, planned(pair)));
      treatments.put(pair, treatment);
      if (!treatment.equals(Treatment.NONE)) {
        flowsOf(pair).forEach(flow -> queued.put(flow, mark(pair)));
      }
    }
    if (!queued.isEmpty() && queue == null) {
      queue = PacketQueue.open(at, queueNumber, SEED);
      folder.belongs(queue.process());
    }
    if (queue != null) {
      for (Map.Entry<RegionPair, Treatment> each : treatments.entrySet()) {
        queue.treat(mark(each.getKey()), each.getValue());
      }
    }
    firewall.queue(queued);
  }

  @Override
  public void heal() throws IOException {
    firewall.cut(List.of());
    shape(Map.of());
  }

  @Override
  public long packetsCut() throws IOException {
    return firewall.packetsCut();
  }

  @Override
  public long packetsShaped() throws IOException {
    long shaped = 0;
    for (Treated treated : treated().values()) {
      shaped += treated.delayed() + treated.lost() + treated.overtaken();
    }
    return shaped;
  }

  @Override
  public synchronized Map<RegionPair, Treated> treated() throws IOException {
    Map<RegionPair, Treated> byPair = new HashMap<>();
    if (queue != null) {
      Map<Integer, Treated> byMark = queue.treated();
      marks.forEach((pair, mark) -> byPair.put(pair, byMark.getOrDefault(mark, Treated.NONE)));
    }
    return byPair;
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      firewall.close();
    } finally {
      if (queue != null) {
        queue.close();
      }
    }
  }

  private Shape planned(RegionPair pair) {
    return Shape.delayed(topology.roundTrip(pair.from(), pair.to()).dividedBy(2));
  }

  private List<Flow> flowsOf(RegionPair pair) {
    return flows.getOrDefault(pair, List.of());
  }

  private int mark(RegionPair pair) {
    Integer mark = marks.get(pair);
    if (mark == null) {
      throw new IllegalArgumentException("no such pair of regions: " + pair);
    }
    return mark;
  }

  private static Treatment treatment(Shape shape) {
    return new Treatment(
        shape.delay(), shape.jitter(), shape.loss(), shape.reorder(), shape.rateKbit());
  }
}
