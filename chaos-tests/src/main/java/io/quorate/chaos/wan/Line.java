package io.quorate.chaos.wan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of one proxied connection: reads its source, sends what it read along a wire, and
 * writes what arrives to its sink. Stops reading while {@link #HELD_BYTES_MAX} are under way or not
 * taken by the sink. Owned by the WAN's thread.
 */
final class Line {

  /** Large enough that no round trip of the planet limits the rate: 80 MB/s at 200 ms. */
  static final long HELD_BYTES_MAX = 16 << 20;

  private final Connection connection;
  private final Wire wire;
  private final SelectionKey source;
  private final SelectionKey sink;
  private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
  private long heldBytes;
  private boolean sourceEnded;
  private boolean endArrived;

  Line(Connection connection, Wire wire, SelectionKey source, SelectionKey sink) {
    this.connection = connection;
    this.wire = wire;
    this.source = source;
    this.sink = sink;
  }

  /** Takes what the source has into the wire. */
  void read(ByteBuffer scratch, long nowNanos) {
    scratch.clear();
    int count;
    try {
      count = ((SocketChannel) source.channel()).read(scratch);
    } catch (IOException e) {
      reset(nowNanos);
      return;
    }
    if (count < 0) {
      sourceEnded = true;
      wire.carry(this, new Parcel.End(), nowNanos);
    } else if (count > 0) {
      byte[] bytes = new byte[count];
      scratch.flip().get(bytes);
      heldBytes += count;
      wire.carry(this, new Parcel.Bytes(ByteBuffer.wrap(bytes)), nowNanos);
    }
    listen();
  }

  /** Tells the sink's side, a delay from now, that the source's side is gone. */
  void reset(long nowNanos) {
    if (!sourceEnded) {
      sourceEnded = true;
      listen();
    }
    wire.carry(this, new Parcel.Reset(), nowNanos);
  }

  void arrive(Parcel parcel) {
    switch (parcel) {
      case Parcel.Bytes(ByteBuffer buffer) -> arrived.add(buffer);
      case Parcel.End() -> endArrived = true;
      case Parcel.Reset() -> {
        connection.abort();
        return;
      }
    }
    write();
  }

  /** Gives the sink as much as it takes. Does nothing before the sink is connected. */
  void write() {
    if (!sink.isValid() || !((SocketChannel) sink.channel()).isConnected()) {
      return;
    }
    try {
      drain((SocketChannel) sink.channel());
    } catch (IOException e) {
      connection.sinkLost(this);
      return;
    }
    interest(sink, SelectionKey.OP_WRITE, !arrived.isEmpty());
    listen();
    if (ended()) {
      connection.lineEnded();
    }
  }

  boolean ended() {
    return endArrived && arrived.isEmpty();
  }

  private void drain(SocketChannel channel) throws IOException {
    ByteBuffer next;
    while ((next = arrived.peek()) != null) {
      heldBytes -= channel.write(next);
      if (next.hasRemaining()) {
        return;
      }
      arrived.remove();
    }
    if (endArrived) {
      channel.shutdownOutput();
    }
  }

  private void listen() {
    interest(source, SelectionKey.OP_READ, !sourceEnded && heldBytes < HELD_BYTES_MAX);
  }

  private static void interest(SelectionKey key, int operation, boolean wanted) {
    if (!key.isValid() || (key.interestOps() & SelectionKey.OP_CONNECT) != 0) {
      return;
    }
    int before = key.interestOps();
    int after = wanted ? before | operation : before & ~operation;
    if (before != after) {
      key.interestOps(after);
    }
  }
}
