package io.quorate.store.transport;

import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.EventExecutor;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The threads that serve all sockets of a node, for clients and peers. gRPC delivers on them
 * directly, so that an operation costs no hop. Nothing on them may wait.
 */
public final class Loops implements AutoCloseable {

  /**
   * Fixed, since measuring the window costs a ping for each burst; covers 40 MB/s over 200 ms. Also
   * what a peer can make a node hold for a stream that it does not read from.
   */
  private static final int FLOW_CONTROL_WINDOW_BYTES = 8 << 20;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(2);

  /**
   * Warns, with a stack, of each message over the limit; the caller is told, and that is enough.
   */
  private static final Logger STREAM_LOG =
      Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerStream");

  static {
    STREAM_LOG.setLevel(Level.OFF);
  }

  private final boolean epoll = Epoll.isAvailable();
  private final EventLoopGroup group;

  /**
   * @param threads at least 1; each can serve any number of sockets
   */
  public Loops(int threads) {
    IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    group =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("quorate-io", true), handlers);
  }

  /** One of the threads; what is given to it runs in order. */
  public ScheduledExecutorService next() {
    return group.next();
  }

  /** The calling thread as an executor, or any other of the threads where it is none of them. */
  public ScheduledExecutorService current() {
    for (EventExecutor loop : group) {
      if (loop.inEventLoop()) {
        return loop;
      }
    }
    return group.next();
  }

  /** A gRPC server that delivers on these threads. */
  public NettyServerBuilder server(SocketAddress address, int connectionsMax) {
    ConnectionLimit limit = new ConnectionLimit(connectionsMax);
    return NettyServerBuilder.forAddress(address)
        .channelFactory(() ->
            limit.guard(epoll ? new EpollServerSocketChannel() : new NioServerSocketChannel()))
        .withOption(ChannelOption.SO_REUSEADDR, true)
        .withChildOption(ChannelOption.TCP_NODELAY, true)
        .bossEventLoopGroup(group)
        .workerEventLoopGroup(group)
        .directExecutor()
        .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES);
  }

  /** A gRPC channel whose socket and callbacks live on {@code loop}, one of these threads. */
  public NettyChannelBuilder channel(String host, int port, ScheduledExecutorService loop) {
    Class<? extends Channel> type = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    return NettyChannelBuilder.forAddress(host, port)
        .eventLoopGroup((EventLoop) loop)
        .channelType(type)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
        .executor(loop)
        .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES);
  }

  @Override
  public void close() {
    var ended = group.shutdownGracefully(0, SHUTDOWN_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    ended.awaitUninterruptibly(SHUTDOWN_WAIT.toMillis());
  }
}
