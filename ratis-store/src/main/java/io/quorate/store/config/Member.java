package io.quorate.store.config;

import java.util.List;

/**
 * A node as every node of its cluster knows it: where it is and how it is reached.
 *
 * @param name unique in the cluster
 * @param region a place with its own failures and laws
 * @param zone a failure domain in the region
 * @param host name or address that the other nodes and the clients dial
 * @param clientPort gRPC for clients
 * @param httpPort HTTP for health, metrics and curl
 * @param raftPort Raft between nodes
 * @param peerPort everything else between nodes
 */
public record Member(
    String name,
    String region,
    String zone,
    String host,
    int clientPort,
    int httpPort,
    int raftPort,
    int peerPort) {

  public Member {
    String path = "cluster.nodes[" + name + "].";
    Allowed.name(path + "name", name);
    Allowed.name(path + "region", region);
    Allowed.name(path + "zone", zone);
    if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/')) {
      throw new ConfigException(
          path + "host", Quantity.quoted(host) + " is not a host; give a name or an address");
    }
    Allowed.count(path + "client-port", clientPort, 1, 65_535);
    Allowed.count(path + "http-port", httpPort, 1, 65_535);
    Allowed.count(path + "raft-port", raftPort, 1, 65_535);
    Allowed.count(path + "peer-port", peerPort, 1, 65_535);
  }

  static Member from(Section section) {
    try (section) {
      return new Member(
          section.required("name"),
          section.required("region"),
          section.text("zone", "a"),
          section.text("host", "127.0.0.1"),
          section.whole("client-port", 7420),
          section.whole("http-port", 7421),
          section.whole("raft-port", 7422),
          section.whole("peer-port", 7423));
    }
  }

  public String clientAddress() {
    return address(clientPort);
  }

  public String httpAddress() {
    return address(httpPort);
  }

  public String raftAddress() {
    return address(raftPort);
  }

  public String peerAddress() {
    return address(peerPort);
  }

  List<String> addresses() {
    return List.of(clientAddress(), httpAddress(), raftAddress(), peerAddress());
  }

  private String address(int port) {
    return (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }
}
