package io.quorate.chaos.cluster;

import java.net.InetSocketAddress;

/**
 * Where one node runs.
 *
 * @param host the name that others dial and that the cluster advertises; resolves per region
 * @param address the node's own, as this machine reaches it
 */
public record Site(String name, String region, String zone, String host, String address) {

  /** What the cluster advertises to clients: {@code host:port}. */
  public String clientEndpoint() {
    return host + ":" + Ports.CLIENT;
  }

  public InetSocketAddress clientAddress() {
    return new InetSocketAddress(address, Ports.CLIENT);
  }

  public InetSocketAddress httpAddress() {
    return new InetSocketAddress(address, Ports.HTTP);
  }
}
