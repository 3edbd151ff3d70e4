package io.quorate.chaos.cluster;

import io.quorate.chaos.host.HostCommand;
import io.quorate.chaos.host.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The network namespaces of one cluster: a hub that routes, joined to this machine and to one
 * namespace for each node. The name of the hub is the claim to the block of addresses.
 */
final class Netns {

  private static final String PREFIX = "quorate-";
  private static final int TRIES_MAX = 200;
  private static final List<String> PROGRAMS =
      List.of("ip", "iptables", "iptables-restore", "iptables-save", "nsenter", "unshare", "cc");

  private final AddressBlock block;

  private Netns(AddressBlock block) {
    this.block = block;
  }

  /** What this machine lacks for namespaces, and what to do about it. */
  static Optional<String> missing() {
    Optional<String> programs = Machine.withoutPrograms(PROGRAMS);
    if (programs.isPresent()) {
      return programs;
    }
    if (!Machine.isRoot()) {
      return Optional.of("network namespaces want root; run it with sudo");
    }
    try {
      HostCommand.PLAIN.run(
          "unshare", "--net", "sh", "-c", "iptables -N Q && iptables -A Q -j NFQUEUE");
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "the kernel or this container allows no network namespace with iptables and NFQUEUE in"
              + " it ("
              + e.getMessage()
              + ")");
    }
  }

  /** Takes a block that neither another cluster nor a route of this machine uses. */
  static Netns claim(RandomGenerator random) throws IOException {
    for (int i = 0; i < TRIES_MAX; i++) {
      Netns netns = new Netns(new AddressBlock(random.nextInt(AddressBlock.BLOCKS)));
      if (netns.block.isRouted()) {
        continue;
      }
      try {
        HostCommand.PLAIN.run("ip", "netns", "add", netns.hub());
        return netns;
      } catch (IOException taken) {
        if (!String.valueOf(taken.getMessage()).contains("File exists")) {
          throw taken;
        }
      }
    }
    throw new IOException(
        "no /20 of 172.16.0.0/12 is free on this machine; see ip route and ip netns list");
  }

  /** Removes what a cluster of this block has left, and all that is still there of it. */
  static void remove(AddressBlock block) throws IOException {
    Netns netns = new Netns(block);
    String all = HostCommand.PLAIN.run("ip", "netns", "list");
    for (String line : all.lines().toList()) {
      String name = line.split(" ")[0];
      if (name.equals(netns.hub()) || name.startsWith(netns.hub() + "-")) {
        HostCommand.PLAIN.run("ip", "netns", "delete", name);
      }
    }
    if (!HostCommand.PLAIN.run("ip", "-brief", "link").contains(netns.machineLink() + "@")) {
      return;
    }
    try {
      HostCommand.PLAIN.run("ip", "link", "delete", netns.machineLink());
    } catch (IOException gone) {
      if (!String.valueOf(gone.getMessage())
          .contains("Cannot find device")) { // it goes with the hub
        throw gone;
      }
    }
  }

  AddressBlock block() {
    return block;
  }

  /** Where packets are routed, cut and queued. */
  HostCommand inHub() {
    return HostCommand.inNamespace(hub());
  }

  HostCommand in(Site site) {
    return HostCommand.inNamespace(of(site));
  }

  /** Joins this machine to the hub, and makes the hub route. */
  void join() throws IOException {
    batch(
        HostCommand.PLAIN,
        "link add %s type veth peer name machine netns %s".formatted(machineLink(), hub()),
        "addr add %s peer %s dev %s".formatted(block.machine(), block.hub(), machineLink()),
        "link set %s up".formatted(machineLink()));
    batch(
        inHub(),
        "link set lo up",
        "addr add %s peer %s dev machine".formatted(block.hub(), block.machine()),
        "link set machine up");
    HostCommand.PLAIN.run(
        "ip",
        "route",
        "add",
        block.network(),
        "via",
        block.hub(),
        "dev",
        machineLink(),
        "src",
        block.machine());
    inHub().run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
  }

  /** Makes the namespace of a node, with the address of the node and those for each region. */
  void add(Site site, Addresses.Place place, List<String> addresses) throws IOException {
    HostCommand.PLAIN.run("ip", "netns", "add", of(site));
    String link = "n" + place.region() + "x" + place.node();
    StringBuilder hub = new StringBuilder();
    hub.append("link add %s type veth peer name eth0 netns %s\n".formatted(link, of(site)));
    hub.append("addr add %s/32 dev %s\nlink set %s up\n".formatted(block.hub(), link, link));
    StringBuilder node = new StringBuilder("link set lo up\nlink set eth0 up\n");
    for (String address : addresses) {
      hub.append("route add %s/32 dev %s\n".formatted(address, link));
      node.append("addr add %s/32 dev eth0\n".formatted(address));
    }
    node.append("route add %s/32 dev eth0\n".formatted(block.hub()));
    node.append(
        "route add default via %s dev eth0 src %s\n".formatted(block.hub(), block.of(place)));
    batch(inHub(), hub.toString());
    batch(in(site), node.toString());
  }

  private static void batch(HostCommand at, String... lines) throws IOException {
    at.feed(String.join("\n", lines) + "\n", "ip", "-batch", "-");
  }

  private String hub() {
    return PREFIX + block.number();
  }

  private String of(Site site) {
    return hub() + "-" + site.name();
  }

  /** The name of this machine's link to the hub. */
  private String machineLink() {
    return "quorate" + block.number();
  }
}
