package io.quorate.chaos.cluster;

import io.quorate.chaos.cluster.Addresses.Place;
import io.quorate.chaos.wan.RoundTrips;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The nodes of a cluster, and under which address each is reached from each region. */
public final class Topology {

  private static final String DOMAIN = ".quorate.internal";

  private final List<String> regions;
  private final Optional<RoundTrips> wan;
  private final Addresses addresses;
  private final List<Site> sites;

  private Topology(
      List<String> regions, Optional<RoundTrips> wan, Addresses addresses, List<Site> sites) {
    this.regions = regions;
    this.wan = wan;
    this.addresses = addresses;
    this.sites = List.copyOf(sites);
  }

  static Topology of(ClusterPlan plan, Addresses addresses) {
    List<Site> sites = new ArrayList<>();
    for (int r = 0; r < plan.regions().size(); r++) {
      String region = plan.regions().get(r);
      for (int n = 1; n <= plan.nodesPerRegion(); n++) {
        String name = region + "-" + n;
        String address = addresses.of(new Place(r + 1, n, sites.size() + 1));
        String zone = String.valueOf((char) ('a' + (n - 1) % 26));
        sites.add(
            new Site(
                name, region, zone, plan.wan().isPresent() ? name + DOMAIN : address, address));
      }
    }
    return new Topology(plan.regions(), plan.wan(), addresses, sites);
  }

  public List<String> regions() {
    return regions;
  }

  public List<Site> sites() {
    return sites;
  }

  public List<Site> sitesIn(String region) {
    return sites.stream().filter(site -> site.region().equals(region)).toList();
  }

  /** The site of this name. */
  public Site site(String name) {
    return sites.stream()
        .filter(site -> site.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node of this cluster: " + name));
  }

  /** Every direction between two different regions. */
  public List<RegionPair> regionPairs() {
    return regions.stream()
        .flatMap(from ->
            regions.stream().filter(to -> !to.equals(from)).map(to -> new RegionPair(from, to)))
        .toList();
  }

  /** The address under which a client in {@code region} reaches this node. */
  public String addressFrom(String region, Site site) {
    return addresses.forClient(regions.indexOf(region) + 1, place(site));
  }

  /** The address that a node listens on. */
  String bind(Site site) {
    return addresses.bind(place(site));
  }

  Place place(Site site) {
    int index = sites.indexOf(site) + 1;
    return new Place(
        regions.indexOf(site.region()) + 1, sitesIn(site.region()).indexOf(site) + 1, index);
  }

  /** What a message from a region to this node and its answer need on the way. */
  public Duration roundTrip(String region, Site site) {
    return roundTrip(region, site.region());
  }

  /** The same between two regions. */
  public Duration roundTrip(String region, String other) {
    return wan.map(matrix -> matrix.between(region, other)).orElse(Duration.ZERO);
  }

  /**
   * Turns what the cluster advertises into what a client in {@code region} dials. Addresses that
   * are not of this cluster stay as they are.
   */
  public InetSocketAddress translate(String region, String host, int port) {
    for (Site site : sites) {
      if (site.host().equals(host)) {
        return new InetSocketAddress(addressFrom(region, site), port);
      }
    }
    return new InetSocketAddress(host, port);
  }

  /**
   * The hosts file of a node in {@code region}. It replaces every other way of resolving names, so
   * this machine's own names are in it too.
   */
  String hostsFile(String region) {
    StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
    try {
      String own = InetAddress.getLocalHost().getHostName();
      if (!own.equals("localhost")) {
        text.append("127.0.0.1 ").append(own).append('\n');
      }
    } catch (UnknownHostException unnamed) {
      text.append("# this machine has no name that resolves\n");
    }
    for (Site site : sites) {
      String address = addresses.forNode(regions.indexOf(region) + 1, place(site));
      text.append(address).append(' ').append(site.host()).append('\n');
    }
    return text.toString();
  }
}
