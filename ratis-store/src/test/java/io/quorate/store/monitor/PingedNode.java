package io.quorate.store.monitor;

import io.grpc.Server;
import io.quorate.core.alert.AlertLimits;
import io.quorate.store.forward.Topology;
import io.quorate.store.transport.Loops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A node of which there is nothing but its monitor and its peer port. */
final class PingedNode implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(20);

  private static final AlertLimits LIMITS =
      new AlertLimits(Duration.ZERO, Duration.ZERO, 100, Duration.ofSeconds(60), 3, 1_000);

  final FakeWatched replica = new FakeWatched();
  final ClusterMonitor monitor;
  private final Loops loops = new Loops(1);
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final InetSocketAddress port;
  private Server server;

  private PingedNode(Topology topology) throws IOException {
    String address = topology.self().peerAddress();
    port =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(),
            Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    monitor =
        new ClusterMonitor(
            topology,
            replica,
            loops,
            new MonitorSettings(INTERVAL, LIMITS),
            System::nanoTime,
            () -> Long.MAX_VALUE);
    server = listen();
    monitor.start(scheduler);
  }

  private Server listen() throws IOException {
    return loops.server(port, 100).addService(monitor.service()).build().start();
  }

  /** Nodes of one cluster that ping each other. */
  static List<PingedNode> cluster(String... names) throws IOException {
    List<Topology.Node> nodes = nodes(names);
    List<PingedNode> started = new ArrayList<>();
    for (Topology.Node self : nodes) {
      started.add(new PingedNode(new Topology("c", "default", self, nodes)));
    }
    return started;
  }

  /** Two nodes that were given each other's addresses and different clusters. */
  static List<PingedNode> strangers(String one, String other) throws IOException {
    List<Topology.Node> nodes = nodes(one, other);
    return List.of(
        new PingedNode(new Topology("c", "default", nodes.getFirst(), nodes)),
        new PingedNode(new Topology("d", "default", nodes.getLast(), nodes)));
  }

  private static List<Topology.Node> nodes(String... names) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    List<Topology.Node> nodes = new ArrayList<>();
    for (String name : names) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      String address = "127.0.0.1:" + socket.getLocalPort();
      nodes.add(new Topology.Node(name, "r-" + name, "a", "127.0.0.1:1", "127.0.0.1:1", address));
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    return nodes;
  }

  /** From now on nobody can reach it. */
  void hang() {
    server.shutdownNow();
  }

  void comeBack() throws IOException {
    server = listen();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    monitor.close();
    server.shutdownNow();
    loops.close();
  }
}
