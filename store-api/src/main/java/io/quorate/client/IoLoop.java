package io.quorate.client;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a client: it runs the sockets, and it owns all that changes in the client.
 *
 * <p>Because gRPC delivers on this same thread, an operation costs no hop beyond the wake-up that
 * its bytes need anyway. The only class that knows Netty.
 */
final class IoLoop {

  private static final int INBOUND_MESSAGE_BYTES_MAX = 64 << 20;

  /** Fixed, since measuring the window costs a ping for each burst; covers 40 MB/s over 200 ms. */
  private static final int FLOW_CONTROL_WINDOW_BYTES = 8 << 20;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Class<? extends Channel> channelType;

  IoLoop() {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    channelType = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    group = new MultiThreadIoEventLoopGroup(1, IoThread::new, handlers);
    loop = group.next();
  }

  /** Whether the caller is the thread of this or another client, which must never wait. */
  static boolean onIoThread() {
    return Thread.currentThread() instanceof IoThread;
  }

  /**
   * Runs {@code task} on the thread.
   *
   * @throws java.util.concurrent.RejectedExecutionException after the shutdown
   */
  void execute(Runnable task) {
    loop.execute(task);
  }

  /** Nanoseconds on a clock that only ever goes forward; its zero means nothing. */
  long nanoTime() {
    return System.nanoTime();
  }

  /** As {@link #execute}, after a delay. */
  void schedule(Runnable task, Duration delay) {
    var unused = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A channel that dials when it is first used, and delivers on the thread. */
  ManagedChannel channel(Endpoint endpoint, Duration connectTimeout) {
    return NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
        .eventLoopGroup(group)
        .channelType(channelType)
        .withOption(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, connectTimeout.toMillis()))
        .executor(loop)
        .usePlaintext()
        .disableRetry()
        .maxTraceEvents(0)
        .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES)
        .maxInboundMessageSize(INBOUND_MESSAGE_BYTES_MAX)
        .userAgent("quorate-java")
        .build();
  }

  /** Ends the thread once what was given to it is done. Does not wait for it. */
  void shutdown() {
    var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Waits until the thread has ended; returns early if interrupted. */
  void awaitShutdown(Duration most) {
    try {
      var unused = group.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class IoThread extends FastThreadLocalThread {
    IoThread(Runnable work) {
      super(work, "quorate-client-io");
      setDaemon(true);
    }
  }
}
