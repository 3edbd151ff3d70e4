package io.quorate.store.api;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.quorate.store.forward.Topology;
import io.quorate.store.forward.Topology.Node;
import io.quorate.v1.StoreGrpc;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A door on loopback before a fake replica, and a channel to it. */
final class TestNode implements AutoCloseable {

  static final String CLUSTER = "test-cluster";

  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger((int) ProcessHandle.current().pid() * 97);

  final FakeReplica replica;
  final Node address;
  GrpcDoor door;
  private final Topology topology;
  private final DoorLimits limits;
  private final List<ManagedChannel> channels = new ArrayList<>();

  private TestNode(FakeReplica replica, Topology topology, DoorLimits limits) throws IOException {
    this.replica = replica;
    this.address = topology.self();
    this.topology = topology;
    this.limits = limits;
    door = open();
  }

  private GrpcDoor open() throws IOException {
    GrpcDoor opened = new GrpcDoor(replica, topology, limits, DoorMeter.NONE, "0.1.0");
    opened.start("127.0.0.1", port(address.clientAddress()), port(address.peerAddress()));
    return opened;
  }

  /** Opens the door anew, at the same ports, after {@link #close}. */
  void reopen() throws IOException {
    door = open();
  }

  static TestNode single() throws IOException {
    return single(DoorLimits.DEFAULT);
  }

  static TestNode single(DoorLimits limits) throws IOException {
    return cluster(limits, "n1").getFirst();
  }

  /** A node that forgets the past, so that it can take writes for long. */
  static TestNode forgetful() throws IOException {
    Node self = node("n1");
    return new TestNode(
        new FakeReplica(self.name(), new FakeState(false)),
        new Topology(CLUSTER, "g", self, List.of(self)),
        DoorLimits.DEFAULT);
  }

  /** Nodes that know each other; each believes that it leads until told otherwise. */
  static List<TestNode> cluster(DoorLimits limits, String... names) throws IOException {
    List<Node> nodes = new ArrayList<>();
    for (String name : names) {
      nodes.add(node(name));
    }
    List<TestNode> started = new ArrayList<>();
    for (Node self : nodes) {
      Topology topology = new Topology(CLUSTER, "g", self, nodes);
      started.add(new TestNode(new FakeReplica(self.name()), topology, limits));
    }
    return started;
  }

  private static Node node(String name) throws IOException {
    return new Node(
        name,
        "region-of-" + name,
        "a",
        "127.0.0.1:" + freePort(),
        "127.0.0.1:1",
        "127.0.0.1:" + freePort());
  }

  ManagedChannel channel() {
    return channelTo(address.clientAddress());
  }

  ManagedChannel peerChannel() {
    return channelTo(address.peerAddress());
  }

  private ManagedChannel channelTo(String target) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port(target))
            .usePlaintext()
            .directExecutor()
            .maxInboundMessageSize(64 << 20)
            .build();
    channels.add(channel);
    return channel;
  }

  StoreGrpc.StoreBlockingStub unary() {
    return StoreGrpc.newBlockingStub(channel());
  }

  TestStream stream() {
    return new TestStream(channel());
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Each port once, below those that the system gives to outgoing connections. */
  private static int freePort() throws IOException {
    while (true) {
      int port = 20_000 + Math.floorMod(NEXT_PORT.getAndIncrement(), 12_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        continue;
      }
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    door.stop(Duration.ZERO);
  }
}
