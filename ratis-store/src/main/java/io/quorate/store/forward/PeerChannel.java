package io.quorate.store.forward;

import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.quorate.store.transport.Loops;
import java.util.concurrent.ScheduledExecutorService;

/** How a channel to another node's peer port is made. */
public final class PeerChannel {

  private PeerChannel() {}

  /** In the clear; the callbacks run on {@code loop}. */
  public static NettyChannelBuilder to(
      Topology.Node peer, Loops loops, ScheduledExecutorService loop) {
    String address = peer.peerAddress();
    int colon = address.lastIndexOf(':');
    return loops
        .channel(
            address.substring(0, colon).replaceAll("^\\[|]$", ""),
            Integer.parseInt(address.substring(colon + 1)),
            loop)
        .usePlaintext()
        .disableRetry()
        .maxTraceEvents(0);
  }
}
