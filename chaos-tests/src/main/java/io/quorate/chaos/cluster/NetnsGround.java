package io.quorate.chaos.cluster;

import io.quorate.chaos.cluster.Addresses.Place;
import io.quorate.chaos.wan.queue.Firewall;
import io.quorate.chaos.wan.queue.Flow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network namespace for each node, and one through which all packets between them go. */
final class NetnsGround implements Ground {

  private final Netns netns;
  private final Topology topology;
  private final RoutedNetwork network;

  private NetnsGround(ClusterPlan plan, Netns netns, ClusterFolder folder) throws IOException {
    this.netns = netns;
    AddressBlock block = netns.block();
    this.topology = Topology.of(plan, block);
    netns.join();
    int regions = plan.regions().size();
    for (Site site : topology.sites()) {
      Place place = topology.place(site);
      List<String> addresses = new ArrayList<>(List.of(block.of(place)));
      for (int region = 1; region <= regions; region++) {
        if (region != place.region()) {
          addresses.add(block.forClient(region, place));
        }
      }
      netns.add(site, place, addresses);
    }
    this.network =
        new RoutedNetwork(
            topology,
            netns.inHub(),
            Firewall.open(netns.inHub(), "QUORATE", block.network(), 0),
            flows(block, plan.regions()),
            folder);
  }

  static NetnsGround open(ClusterPlan plan, ClusterFolder folder) throws IOException {
    if (plan.regions().size() > AddressBlock.REGIONS_MAX
        || plan.nodesPerRegion() > AddressBlock.NODES_PER_REGION_MAX) {
      throw new IllegalArgumentException(
          "in network namespaces at most "
              + AddressBlock.REGIONS_MAX
              + " regions of at most "
              + AddressBlock.NODES_PER_REGION_MAX
              + " nodes are possible; found "
              + plan.regions().size()
              + " of "
              + plan.nodesPerRegion());
    }
    Netns netns = Netns.claim(new Random());
    folder.leaves(Leftover.NETNS, netns.block().number());
    try {
      NetnsGround ground = new NetnsGround(plan, netns, folder);
      ground.network.heal();
      return ground;
    } catch (IOException | RuntimeException e) {
      Netns.remove(netns.block());
      throw e;
    }
  }

  /** What goes from one region to another: between nodes, and to and from clients. */
  private static Map<RegionPair, List<Flow>> flows(AddressBlock block, List<String> regions) {
    Map<RegionPair, List<Flow>> flows = new HashMap<>();
    for (int from = 1; from <= regions.size(); from++) {
      for (int to = 1; to <= regions.size(); to++) {
        if (from != to) {
          flows.put(
              new RegionPair(regions.get(from - 1), regions.get(to - 1)),
              List.of(
                  new Flow(block.region(from), block.region(to)),
                  new Flow("", block.regionFrom(from, to)),
                  new Flow(block.regionFrom(to, from), "")));
        }
      }
    }
    return flows;
  }

  @Override
  public String backend() {
    return Backend.NETNS.title();
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public ClusterNetwork network() {
    return network;
  }

  @Override
  public NodeStarter starter(Site site, JavaCommand command) {
    return command.entering(netns.in(site).prefix());
  }

  @Override
  public void close() throws IOException {
    try {
      network.close();
    } finally {
      Netns.remove(netns.block());
    }
  }
}
