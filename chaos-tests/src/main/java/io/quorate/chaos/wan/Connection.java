package io.quorate.chaos.wan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One proxied connection: the accepted socket, the socket to the target, and a line each way. The
 * target is dialled at once, so setting up costs no round trip of its own. Owned by the WAN's
 * thread.
 */
final class Connection implements Readiness {

  private final SelectionKey near;
  private final SelectionKey far;
  private final Line there;
  private final Line back;

  private Connection(SelectionKey near, SelectionKey far, Wire there, Wire back) {
    this.near = near;
    this.far = far;
    this.there = new Line(this, there, near, far);
    this.back = new Line(this, back, far, near);
    near.attach(this);
    far.attach(this);
  }

  static void open(
      Selector selector, SocketChannel accepted, SocketAddress target, Wire there, Wire back)
      throws IOException {
    SocketChannel dialled = SocketChannel.open();
    prepare(accepted);
    prepare(dialled);
    boolean connected;
    try {
      connected = dialled.connect(target);
    } catch (IOException refusedAtOnce) {
      resetOnClose(accepted);
      accepted.close();
      dialled.close();
      return;
    }
    new Connection(
        accepted.register(selector, SelectionKey.OP_READ),
        dialled.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT),
        there,
        back);
  }

  private static void prepare(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  @Override
  public void ready(SelectionKey key, ByteBuffer scratch, long nowNanos) {
    if (key.isConnectable()) {
      connected(nowNanos);
    }
    if (key.isValid() && key.isReadable()) {
      (key == near ? there : back).read(scratch, nowNanos);
    }
    if (key.isValid() && key.isWritable()) {
      (key == near ? back : there).write();
    }
  }

  private void connected(long nowNanos) {
    try {
      ((SocketChannel) far.channel()).finishConnect();
      far.interestOps(SelectionKey.OP_READ);
      there.write();
    } catch (IOException refused) {
      back.reset(nowNanos);
    }
  }

  /** The sink of a line takes no more: its other side hears of it a delay from now. */
  void sinkLost(Line line) {
    (line == there ? back : there).reset(System.nanoTime());
  }

  void lineEnded() {
    if (there.ended() && back.ended()) {
      close();
    }
  }

  /** Closes both sockets with a reset. */
  void abort() {
    for (SelectionKey key : new SelectionKey[] {near, far}) {
      resetOnClose((SocketChannel) key.channel());
    }
    close();
  }

  private static void resetOnClose(SocketChannel channel) {
    if (channel.isOpen()) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        throw new UncheckedIOException("an open socket refused an option", e);
      }
    }
  }

  private void close() {
    for (SelectionKey key : new SelectionKey[] {near, far}) {
      Wan.closeQuietly(key.channel());
    }
  }
}
