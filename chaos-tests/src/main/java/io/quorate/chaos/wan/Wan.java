package io.quorate.chaos.wan;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A wide-area network between regions, made of TCP proxies on loopback. Each chunk of bytes is
 * delayed by half a round trip from its own arrival, so many may be under way at once; bandwidth is
 * not limited; delays are never short and at most about 1 ms long. One daemon thread serves all
 * connections; the methods are safe for any thread.
 */
public final class Wan implements Closeable {

  private static final int SCRATCH_BYTES = 256 << 10;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

  private record Route(String from, String to) {}

  private final Selector selector;
  private final Map<Route, Wire> wires;
  private final Thread thread;
  private volatile boolean closing;

  private Wan(Selector selector, Map<Route, Wire> wires) {
    this.selector = selector;
    this.wires = Map.copyOf(wires);
    this.thread = Thread.ofPlatform().name("wan").daemon().unstarted(this::run);
  }

  public static Wan open(Collection<String> regions, RoundTrips roundTrips) throws IOException {
    Map<Route, Wire> wires = new HashMap<>();
    for (String from : regions) {
      for (String to : regions) {
        Duration oneWay = roundTrips.between(from, to).dividedBy(2);
        wires.put(new Route(from, to), new Wire(oneWay.toNanos()));
      }
    }
    Wan wan = new Wan(Selector.open(), wires);
    wan.thread.start();
    return wan;
  }

  /** Lets processes of {@code from} reach {@code target}, which is in {@code to}, at {@code at}. */
  public void link(String from, String to, InetSocketAddress at, InetSocketAddress target)
      throws IOException {
    Listener listener = new Listener(target, wire(from, to), wire(to, from));
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.bind(at);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT, listener);
    } catch (IOException e) {
      server.close();
      throw new IOException("cannot listen at " + at, e);
    }
    selector.wakeup();
  }

  /** Lets nothing more come out in this direction until it is healed. Connections stay open. */
  public void cut(String from, String to) {
    wire(from, to).cut(true);
  }

  public void heal(String from, String to) {
    wire(from, to).cut(false);
    selector.wakeup();
  }

  /** What goes in from now on comes out after this delay, and never before what went in earlier. */
  public void delay(String from, String to, Duration oneWay) {
    wire(from, to).delay(oneWay.toNanos());
  }

  /** Chunks of bytes that went into all directions so far. */
  public long carried() {
    return wires.values().stream().mapToLong(Wire::carried).sum();
  }

  /** Chunks of bytes that went into a direction while it was cut. */
  public long heldByCuts() {
    return wires.values().stream().mapToLong(Wire::heldByCuts).sum();
  }

  /** Resets every connection and stops listening. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join(CLOSE_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Wire wire(String from, String to) {
    Wire wire = wires.get(new Route(from, to));
    if (wire == null) {
      throw new IllegalArgumentException("no such regions: " + from + ", " + to);
    }
    return wire;
  }

  private void run() {
    ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    try (selector) {
      while (!closing) {
        turn(scratch);
      }
      selector.keys().forEach(key -> closeQuietly(key.channel()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void turn(ByteBuffer scratch) throws IOException {
    long waitMillis = waitMillis(System.nanoTime());
    if (waitMillis == 0) {
      selector.selectNow();
    } else {
      selector.select(waitMillis == Long.MAX_VALUE ? 0 : waitMillis);
    }
    long now = System.nanoTime();
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.isValid()) {
        ((Readiness) key.attachment()).ready(key, scratch, now);
      }
    }
    selector.selectedKeys().clear();
    long afterReading = System.nanoTime();
    wires.values().forEach(wire -> wire.deliverDue(afterReading));
  }

  /** Rounded up, so that no delay is short. */
  private long waitMillis(long nowNanos) {
    long nanos = Long.MAX_VALUE;
    for (Wire wire : wires.values()) {
      nanos = Math.min(nanos, wire.untilDueNanos(nowNanos));
    }
    return nanos == Long.MAX_VALUE ? nanos : (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      System.getLogger(Wan.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a channel failed", e);
    }
  }
}
