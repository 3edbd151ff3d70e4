package io.quorate.chaos.cluster;

import io.quorate.chaos.host.HostCommand;
import java.io.IOException;

/**
 * The addresses of one cluster in network namespaces or containers: one of the 256 blocks {@code
 * 172.16.0.0/20} to {@code 172.31.240.0/20}. Twelve bits are left in it: who looks (0: a node; else
 * a client's region), the node's region, the node. So both ends of every packet tell its regions,
 * for clients too, who dial a node under the address of their region for it.
 */
record AddressBlock(int number) implements Addresses {

  static final int BLOCKS = 256;
  static final int REGIONS_MAX = 14;
  static final int NODES_PER_REGION_MAX = 15;

  private static final int FIRST_ADDRESS = 172 << 24 | 16 << 16;
  private static final int BLOCK_BITS = 12;
  private static final int MACHINE = 1;
  private static final int HUB = 2;
  private static final int NODE = 0;

  @Override
  public String of(Place node) {
    return address(NODE, node.region(), node.node());
  }

  @Override
  public String forClient(int region, Place node) {
    return region == node.region() ? of(node) : address(region, node.region(), node.node());
  }

  @Override
  public String forNode(int region, Place node) {
    return of(node);
  }

  /** Nodes have several addresses. */
  @Override
  public String bind(Place node) {
    return "0.0.0.0";
  }

  /** This machine's own end. */
  String machine() {
    return address(NODE, 0, MACHINE);
  }

  /** The end of the namespace through which all packets go. */
  String hub() {
    return address(NODE, 0, HUB);
  }

  String network() {
    return address(0, 0, 0) + "/20";
  }

  /** The addresses of a region's nodes. */
  String region(int region) {
    return address(NODE, region, 0) + "/28";
  }

  /** The addresses under which a region's nodes are dialled by clients of another. */
  String regionFrom(int client, int region) {
    return address(client, region, 0) + "/28";
  }

  /** Whether this machine has a way to one of these addresses already. */
  boolean isRouted() throws IOException {
    String routes =
        HostCommand.PLAIN.run("ip", "-4", "route", "show", "root", network())
            + HostCommand.PLAIN.run("ip", "-4", "route", "show", "match", network());
    return routes.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("default"));
  }

  private String address(int view, int region, int node) {
    int bits = FIRST_ADDRESS | number << BLOCK_BITS | view << 8 | region << 4 | node;
    return (bits >>> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
  }
}
