package io.quorate.store;

import io.quorate.core.placement.HomePolicy;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.config.ClusterConfig;
import io.quorate.store.config.Member;
import io.quorate.store.config.RaftConfig;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.placement.HomeKeeper;
import io.quorate.store.replication.BatchLimits;
import io.quorate.store.replication.GroupReplica;
import io.quorate.store.replication.RaftSettings;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageSettings;
import java.io.IOException;
import java.nio.file.Path;
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

  private final ScheduledExecutorService scheduler;
  private final StorageEngine engine;
  private final LiveDatabase live;
  private final GroupReplica replica;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StoreServer(ServerConfig config) throws IOException {
    Path data = config.node().data();
    scheduler =
        Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("scheduler-", 0).factory());
    engine =
        new StorageEngine(
            new StorageSettings(
                config.storage().blockCacheBytes(), config.storage().writeBufferBytes()));
    live = LiveDatabase.open(data.resolve("db").resolve(GROUP), engine);
    MonotonicClock clock = MonotonicClock.best();
    replica =
        GroupReplica.start(
            config.cluster().id() + "/" + GROUP,
            raftSettings(config),
            batchLimits(config),
            live,
            clock,
            scheduler,
            this::halt);
    homeKeeper(config, clock).start(scheduler);
  }

  /** Starts the node; when this returns its ports are open. */
  public static StoreServer start(ServerConfig config) throws IOException {
    return new StoreServer(config);
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

  private static RaftSettings raftSettings(ServerConfig config) {
    RaftConfig raft = config.raft();
    return new RaftSettings(
        config.node().name(),
        config.cluster().nodes().stream()
            .map(node -> new RaftSettings.Peer(node.name(), node.host(), node.raftPort()))
            .toList(),
        config.node().bind(),
        config.node().data().resolve("raft"),
        raft.electionTimeoutMin(),
        raft.electionTimeoutMax(),
        raft.leaderLease(),
        raft.clockDriftPpm(),
        Math.max(config.limits().requestBytesMax(), config.batch().bytesMax()),
        raft.logSegmentBytes(),
        raft.snapshotEntries(),
        raft.logKeptEntries());
  }

  private static BatchLimits batchLimits(ServerConfig config) {
    return new BatchLimits(
        config.batch().entriesInFlight(),
        config.batch().operationsMax(),
        config.batch().bytesMax(),
        config.batch().queueOperationsMax(),
        config.batch().queueBytesMax());
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
