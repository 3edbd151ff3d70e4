package io.quorate.chaos.wan;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts connections of one region to one address of another. Owned by the WAN's thread. */
record Listener(SocketAddress target, Wire there, Wire back) implements Readiness {

  @Override
  public void ready(SelectionKey key, ByteBuffer scratch, long nowNanos) {
    try {
      SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
      if (accepted != null) {
        Connection.open(key.selector(), accepted, target, there, back);
      }
    } catch (IOException e) {
      System.getLogger(Listener.class.getName())
          .log(System.Logger.Level.WARNING, "a connection was not taken", e);
    }
  }
}
