package io.quorate.chaos.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * A network of addresses 127.x.*.* that belongs to one cluster. The second octet is claimed by a
 * listening socket held open until {@link #close}, so that clusters on one machine do not meet.
 *
 * <p>Nodes listen at {@code 127.x.<region>.<node>}. Processes in region r reach a node of another
 * region at {@code 127.x.<100 + r>.<index of the node>}, where the WAN listens. Regions, nodes and
 * indexes count from 1.
 */
final class LoopbackNet implements Closeable {

  static final int REGIONS_MAX = 99;
  static final int NODES_MAX = 250;

  private static final int OCTET_MIN = 32;
  private static final int OCTET_MAX = 250;
  private static final int TRIES_MAX = 200;
  private static final int PAIR_OFFSET = 100;

  private final ServerSocket claim;
  private final int octet;

  private LoopbackNet(ServerSocket claim, int octet) {
    this.claim = claim;
    this.octet = octet;
  }

  static LoopbackNet claim(Random random) throws IOException {
    IOException last = new IOException("nothing tried");
    for (int i = 0; i < TRIES_MAX; i++) {
      int octet = random.nextInt(OCTET_MIN, OCTET_MAX);
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(address(octet, 0, 1), Ports.CLIENT));
        return new LoopbackNet(socket, octet);
      } catch (IOException taken) {
        last = taken;
        socket.close();
      }
    }
    throw new IOException(
        "no network 127.x.0.0/16 could be claimed by listening at port "
            + Ports.CLIENT
            + "; either a server listens there at all addresses, or this is not Linux, where all of"
            + " them are on loopback",
        last);
  }

  String node(int region, int node) {
    return dotted(octet, region, node);
  }

  String acrossFrom(int region, int nodeIndex) {
    return dotted(octet, PAIR_OFFSET + region, nodeIndex);
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }

  private static String dotted(int octet, int third, int fourth) {
    return "127." + octet + "." + third + "." + fourth;
  }

  private static InetAddress address(int octet, int third, int fourth) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, (byte) octet, (byte) third, (byte) fourth});
  }
}
