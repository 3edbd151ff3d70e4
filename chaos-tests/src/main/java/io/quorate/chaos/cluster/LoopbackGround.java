package io.quorate.chaos.cluster;

import io.quorate.chaos.wan.Wan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Random;

/** Loopback addresses, and where the plan has round trips, proxies between the regions. */
final class LoopbackGround implements Ground {

  private final LoopbackNet net;
  private final Topology topology;
  private final Optional<Wan> wan;
  private final ClusterNetwork network;

  private LoopbackGround(ClusterPlan plan, LoopbackNet net) throws IOException {
    this.net = net;
    this.topology = Topology.of(plan, addresses(plan, net));
    this.wan = plan.wan().isPresent() ? Optional.of(openWan(plan)) : Optional.empty();
    this.network = new ProxyNetwork(topology, wan);
  }

  static LoopbackGround open(ClusterPlan plan) throws IOException {
    LoopbackNet net = LoopbackNet.claim(new Random());
    try {
      return new LoopbackGround(plan, net);
    } catch (IOException | RuntimeException e) {
      net.close();
      throw e;
    }
  }

  static Addresses addresses(ClusterPlan plan, LoopbackNet net) {
    boolean proxied = plan.wan().isPresent();
    return new Addresses() {
      @Override
      public String of(Place node) {
        return net.node(node.region(), node.node());
      }

      @Override
      public String forClient(int region, Place node) {
        return proxied && region != node.region() ? net.acrossFrom(region, node.index()) : of(node);
      }

      @Override
      public String forNode(int region, Place node) {
        return forClient(region, node);
      }
    };
  }

  @Override
  public String backend() {
    return Backend.PROCESS.title();
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
    return command;
  }

  @Override
  public void close() throws IOException {
    wan.ifPresent(Wan::close);
    net.close();
  }

  private Wan openWan(ClusterPlan plan) throws IOException {
    Wan opened = Wan.open(topology.regions(), plan.wan().orElseThrow());
    try {
      for (String from : topology.regions()) {
        for (Site to : topology.sites()) {
          if (!to.region().equals(from)) {
            link(opened, from, to);
          }
        }
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void link(Wan opened, String from, Site to) throws IOException {
    for (int port : Ports.ALL) {
      opened.link(
          from,
          to.region(),
          new InetSocketAddress(topology.addressFrom(from, to), port),
          new InetSocketAddress(to.address(), port));
    }
  }
}
