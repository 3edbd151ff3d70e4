package io.quorate.store.api;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.quorate.store.admission.Admission;
import io.quorate.store.admission.AdmissionLimits;
import io.quorate.store.admission.InFlight;
import io.quorate.store.forward.PeerVersions;
import io.quorate.store.forward.Topology;
import io.quorate.store.read.Reads;
import io.quorate.store.replication.Replica;
import io.quorate.store.transport.Loops;
import io.quorate.store.wire.ReadDemands;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.Operation;
import io.quorate.v1.Result;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.StoreGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gRPC side of a node: one port for clients, one for the other nodes. Safe for any thread;
 * started once and stopped once.
 */
public final class GrpcDoor {

  /** A message may be this much larger than a request: headers, and the rest of its batch. */
  private static final int MESSAGE_SLACK_BYTES = 1 << 20;

  private static final int CALLS_PER_CONNECTION_MAX = 1_024;
  private static final Duration HANDSHAKE_WAIT = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_AFTER = Duration.ofSeconds(30);
  private static final Duration CLIENT_KEEP_ALIVE_LEAST = Duration.ofSeconds(1);
  private static final Duration DRAIN_LOOK_INTERVAL = Duration.ofMillis(2);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final AdmissionLimits limits;
  private final Loops loops;
  private final ExecutorService waiting =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("quorate-read-", 0).factory());
  private final InFlight inFlight;
  private final OperationPath path;
  private final BackupService backups;
  private final PeerVersions peerVersions;
  private final HealthStatusManager health = new HealthStatusManager();
  private final List<BindableService> offered = new ArrayList<>();
  private final List<BindableService> offeredToPeers = new ArrayList<>();
  private @Nullable Server clients;
  private @Nullable Server peers;
  private boolean stopped;

  /**
   * @param version of this program, for status
   */
  public GrpcDoor(
      Replica replica, Topology topology, DoorLimits limits, DoorMeter meter, String version) {
    this.limits = limits.admission();
    loops = new Loops(limits.ioThreads());
    Admission admission = new Admission(limits.admission(), topology.clusterId());
    inFlight = admission.inFlight();
    DoorParts parts =
        new DoorParts(
            replica,
            topology,
            new Origins(topology, replica),
            admission,
            new Reads(limits.read()),
            new ReadDemands(topology.clusterId(), topology.group()),
            limits.forward(),
            loops,
            waiting,
            meter,
            version);
    path = new OperationPath(parts);
    backups = new BackupService(parts);
    peerVersions = new PeerVersions(topology, loops);
  }

  /** Offers one more service at the client port; called before {@link #start}. */
  public synchronized void offer(BindableService service) {
    offered.add(service);
  }

  /** Offers one more service to the other nodes alone; called before {@link #start}. */
  public synchronized void offerToPeers(BindableService service) {
    offeredToPeers.add(service);
  }

  /** Lets something else add to what this node says of itself; called before {@link #start}. */
  public void addToStatus(Consumer<StatusResponse.Builder> known) {
    path.status().add(known);
  }

  /** The threads of the node's sockets. */
  public Loops loops() {
    return loops;
  }

  /**
   * Opens both ports at {@code bind}; port 0 takes a free one.
   *
   * @throws IOException where a port cannot be had; the message names it
   */
  public synchronized void start(String bind, int clientPort, int peerPort) throws IOException {
    peers = listen(new InetSocketAddress(bind, peerPort), false);
    clients = listen(new InetSocketAddress(bind, clientPort), true);
    serving(true);
  }

  private Server listen(InetSocketAddress address, boolean mayForward) throws IOException {
    StoreService store = new StoreService(path, loops, mayForward, limits.streamOperationsMax());
    NettyServerBuilder builder = loops.server(address, limits.connectionsMax());
    List<BindableService> more = mayForward ? offered : offeredToPeers;
    more.forEach(service -> builder.addService(MessageGuard.guard(service.bindService())));
    return builder
        .addService(MessageGuard.guard(store.bindService()))
        .addService(MessageGuard.guard(backups.bindService()))
        .addService(health.getHealthService())
        .addService(ProtoReflectionServiceV1.newInstance())
        .maxInboundMessageSize(limits.requestBytesMax() + MESSAGE_SLACK_BYTES)
        .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION_MAX)
        .handshakeTimeout(HANDSHAKE_WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTime(KEEP_ALIVE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(CLIENT_KEEP_ALIVE_LEAST.toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveWithoutCalls(true)
        .build()
        .start();
  }

  /** The port that clients reach; the one given to {@link #start}, or the free one taken. */
  public synchronized int clientPort() {
    return clients == null ? 0 : clients.getPort();
  }

  /** The port that the other nodes reach. */
  public synchronized int peerPort() {
    return peers == null ? 0 : peers.getPort();
  }

  /** Sets what gRPC health checks are told. */
  public void serving(boolean ready) {
    ServingStatus status = ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    health.setStatus(StoreGrpc.SERVICE_NAME, status);
  }

  /**
   * Carries out an operation of this process, on the same path as those from the network. A failure
   * is a result too. Completes on any thread, which must not be kept.
   */
  public CompletableFuture<Result> execute(Operation operation) {
    CompletableFuture<Result> answer = new CompletableFuture<>();
    path.accept(
        List.of(operation),
        Arrival.now(true),
        call -> {
          call.end();
          answer.complete(Receipts.complete(call.result(), call.origin()));
        });
    return answer;
  }

  /** Asks the other nodes for the lowest cluster version that they understand. */
  public CompletableFuture<Integer> versionUnderstoodByOthers() {
    return peerVersions.lowest();
  }

  /** What was taken and not yet answered. */
  public InFlight inFlight() {
    return inFlight;
  }

  /**
   * Refuses new operations, waits until those under way are answered or {@code drain} is over, and
   * closes the ports. Only the first call does something.
   */
  public synchronized void stop(Duration drain) {
    if (stopped) {
      return;
    }
    stopped = true;
    health.enterTerminalState();
    path.stop();
    long end = System.nanoTime() + drain.toNanos();
    while (inFlight.operations() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(DRAIN_LOOK_INTERVAL.toNanos());
    }
    path.close();
    close(clients);
    close(peers);
    waiting.shutdown();
    loops.close();
  }

  private static void close(@Nullable Server server) {
    if (server == null) {
      return;
    }
    server.shutdownNow();
    try {
      server.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
