package io.quorate.store;

import io.quorate.core.placement.HomePolicy;
import io.quorate.core.version.ClusterVersion;
import io.quorate.store.api.AdminService;
import io.quorate.store.api.GrpcDoor;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.config.ClusterConfig;
import io.quorate.store.config.Member;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.http.HttpDoor;
import io.quorate.store.http.NodeChecks;
import io.quorate.store.identity.DataFolder;
import io.quorate.store.placement.HomeKeeper;
import io.quorate.store.raftlog.CoveredLog;
import io.quorate.store.raftlog.LogCheck;
import io.quorate.store.replication.GroupFolder;
import io.quorate.store.replication.GroupReplica;
import io.quorate.store.replication.RatisMetrics;
import io.quorate.store.replication.Surroundings;
import io.quorate.store.safeguard.Safeguards;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.space.DiskSpace;
import io.quorate.store.space.FullLeader;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageSettings;
import io.quorate.store.telemetry.DoorMetrics;
import io.quorate.store.telemetry.GroupGauges;
import io.quorate.store.telemetry.Telemetry;
import io.quorate.store.upkeep.Upkeep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node: the only place where all parts are put together. {@link #start} and {@link #close}
 * belong to one thread.
 */
public final class StoreServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreServer.class);

  /** The one group of this version, which is the keyspace {@code default}. */
  private static final String GROUP = "default";

  private static final String VERSION = "0.1.0";
  private static final Duration HAND_OVER_WAIT = Duration.ofSeconds(3);
  private static final Duration DRAIN_WAIT = Duration.ofSeconds(2);

  private final ScheduledExecutorService scheduler;
  private final StorageEngine engine;
  private final LiveDatabase live;
  private final GroupReplica replica;
  private final GrpcDoor grpc;
  private final Monitoring monitoring;
  private final HttpDoor http;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StoreServer(ServerConfig config) throws IOException {
    Path data = config.node().data();
    Path log = GroupFolder.of(data.resolve("raft"), config.cluster().id(), GROUP).path();
    LogCheck.requireSound(log);
    CoveredLog.remove(log);
    scheduler =
        Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("scheduler-", 0).factory());
    engine =
        new StorageEngine(
            new StorageSettings(
                config.storage().blockCacheBytes(), config.storage().writeBufferBytes()));
    live = LiveDatabase.open(data.resolve("db").resolve(GROUP), engine);
    MonotonicClock clock = MonotonicClock.best();
    DiskSpace space = DiskSpace.of(data, config.storage().freeBytesMin());
    space.start(scheduler);
    replica =
        GroupReplica.start(
            GROUP,
            FromConfig.raft(config),
            FromConfig.batch(config),
            live,
            new Surroundings(clock, scheduler, space::isFull, this::halt, Safeguards.load()));
    DataFolder folder = new DataFolder(config);
    folder.markUsed();
    homeKeeper(config, clock).start(scheduler);
    new FullLeader(space, replica::leads, () -> replica.stepAside(HAND_OVER_WAIT), clock::nanos)
        .start(scheduler);
    Telemetry telemetry = telemetry(config, space);
    DoorMetrics meter = new DoorMetrics(telemetry.registry());
    grpc =
        new GrpcDoor(
            replica, FromConfig.topology(config, GROUP), FromConfig.door(config), meter, VERSION);
    grpc.offer(new AdminService(replica, FromConfig.topology(config, GROUP)));
    monitoring = new Monitoring(config, GROUP, replica, grpc, clock, space);
    monitoring.measure(telemetry, GROUP);
    grpc.start(config.node().bind(), config.self().clientPort(), config.self().peerPort());
    monitoring.start(scheduler);
    new Upkeep(
            replica,
            config.storage().history(),
            ClusterVersion.UNDERSTOOD,
            grpc::versionUnderstoodByOthers)
        .start(scheduler);
    http =
        HttpDoor.open(
            config,
            grpc::execute,
            NodeChecks.of(folder, replica::status, space::problem),
            monitoring::alerts,
            telemetry);
    LOG.info(
        "node {} of cluster {} serves clients at {}, HTTP at {}",
        config.node().name(),
        config.cluster().id(),
        config.self().clientAddress(),
        config.self().httpAddress());
  }

  /** Starts the node; when this returns its ports are open. */
  public static StoreServer start(ServerConfig config) throws IOException {
    return new StoreServer(config);
  }

  private Telemetry telemetry(ServerConfig config, DiskSpace space) {
    Telemetry telemetry = new Telemetry(config.node().name(), config.self().region());
    telemetry.registry().registerAll(new GroupGauges(GROUP, replica::status));
    telemetry
        .registry()
        .registerGauge(Telemetry.ofGroup(GROUP, "clock-divergences"), replica::clockDivergences);
    telemetry.registry().registerGauge("disk.free-bytes", space::freeBytes);
    telemetry.registry().registerGauge("disk.full", () -> space.isFull() ? 1 : 0);
    telemetry.include(new RatisMetrics(GROUP));
    return telemetry;
  }

  private HomeKeeper homeKeeper(ServerConfig config, MonotonicClock clock) {
    ClusterConfig cluster = config.cluster();
    Map<String, String> regionOf =
        cluster.nodes().stream().collect(Collectors.toMap(Member::name, Member::region));
    return new HomeKeeper(
        config.node().name(),
        regionOf,
        new HomePolicy(cluster.home(), cluster.fallbacks(), cluster.homeReturnAfter()),
        replica.placeable(),
        clock::nanos);
  }

  /** A replica that cannot go on must not look alive: the process ends, and says why. */
  private void halt(String what, Throwable cause) {
    LOG.error("the node stops: {}", what, cause);
    Runtime.getRuntime().halt(70);
  }

  /** Waits until {@link #close} has been called. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Stops gracefully: hands leadership over, answers what waits, makes the database durable. */
  @Override
  public void close() {
    grpc.serving(false);
    replica.stepAside(HAND_OVER_WAIT);
    http.close();
    monitoring.close();
    grpc.stop(DRAIN_WAIT);
    try {
      replica.close();
    } catch (IOException e) {
      LOG.warn("the Raft server did not close cleanly", e);
    } finally {
      scheduler.shutdownNow();
      live.close();
      engine.close();
      stopped.countDown();
    }
  }
}
