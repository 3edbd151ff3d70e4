package io.quorate.store.transport;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandler.Sharable;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes connections beyond a number as they are accepted, before anything is spent on them. */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

  private final int connectionsMax;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionLimit(int connectionsMax) {
    this.connectionsMax = connectionsMax;
  }

  <C extends ServerChannel> C guard(C listening) {
    listening.pipeline().addFirst(this);
    return listening;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel connection = (Channel) accepted;
    if (open.incrementAndGet() > connectionsMax) {
      open.decrementAndGet();
      connection.unsafe().closeForcibly();
      return;
    }
    connection.closeFuture().addListener(closed -> open.decrementAndGet());
    context.fireChannelRead(accepted);
  }
}
