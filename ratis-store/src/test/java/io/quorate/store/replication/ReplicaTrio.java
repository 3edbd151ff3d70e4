package io.quorate.store.replication;

import static org.awaitility.Awaitility.await;

import io.quorate.core.version.ClusterVersion;
import io.quorate.model.StoreException;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.read.ReadView;
import io.quorate.store.safeguard.Safeguards;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Three replicas of one group in this process, with real sockets, logs and databases. Used by one
 * thread.
 */
final class ReplicaTrio implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  /** Long, so that a busy machine does not change the leader by itself in the middle of a test. */
  static final Duration ELECTION_MAX = Duration.ofSeconds(3);

  private static final Duration ELECTION_MIN = ELECTION_MAX.dividedBy(2);
  private static final Duration LEASE = Duration.ofSeconds(1);

  /** Small, so that logs are cut. */
  private static final long SEGMENT_BYTES = 128 << 10;

  private record Running(GroupReplica replica, LiveDatabase live) {}

  private final Path root;
  private final long snapshotEntries;
  private final Safeguards safeguards;
  private final int[] understood = {
    ClusterVersion.UNDERSTOOD, ClusterVersion.UNDERSTOOD, ClusterVersion.UNDERSTOOD
  };
  private final List<RaftSettings.Peer> peers = new ArrayList<>();
  private final List<@Nullable Running> running = new ArrayList<>();
  private final StorageEngine engine = new StorageEngine(new StorageSettings(16 << 20, 16 << 20));
  private final SteadyWriter writer = new SteadyWriter(this);
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

  ReplicaTrio(Path root, long snapshotEntries) throws IOException {
    this(root, snapshotEntries, Safeguards.ALL_ON);
  }

  ReplicaTrio(Path root, long snapshotEntries, Safeguards safeguards) throws IOException {
    this.safeguards = safeguards;
    this.root = root;
    this.snapshotEntries = snapshotEntries;
    for (int i = 0; i < 3; i++) {
      peers.add(new RaftSettings.Peer("n" + i, "127.0.0.1", freePort()));
      running.add(null);
    }
    for (int i = 0; i < 3; i++) {
      start(i);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void start(int i) throws IOException {
    Path data = root.resolve("n" + i);
    LiveDatabase live = LiveDatabase.open(data.resolve("db"), engine);
    RaftSettings settings =
        new RaftSettings(
            "test",
            "n" + i,
            peers,
            "127.0.0.1",
            data.resolve("raft"),
            ELECTION_MIN,
            ELECTION_MAX,
            LEASE,
            500,
            1 << 20,
            SEGMENT_BYTES,
            snapshotEntries,
            64 << 20,
            5);
    GroupReplica replica = null;
    try {
      replica = start(i, settings, live);
    } finally {
      if (replica == null) {
        live.close();
      }
    }
    running.set(i, new Running(replica, live));
  }

  private GroupReplica start(int i, RaftSettings settings, LiveDatabase live) throws IOException {
    BatchLimits limits = new BatchLimits(4, 0, 1_024, 1 << 20, 10_000, 64 << 20);
    return GroupReplica.start(
        "default",
        settings,
        limits,
        live,
        new Surroundings(
            MonotonicClock.best(),
            scheduler,
            () -> false,
            (what, cause) -> {
              throw new AssertionError(what, cause);
            },
            safeguards,
            understood[i]));
  }

  /** From its next start on the replica pretends to be of a program that understands this. */
  void understands(int i, int version) {
    understood[i] = version;
  }

  void stop(int i) throws IOException {
    Running node = node(i);
    running.set(i, null);
    node.replica.close();
    node.live.close();
  }

  private Running node(int i) {
    Running node = running.get(i);
    if (node == null) {
      throw new IllegalStateException("n" + i + " does not run");
    }
    return node;
  }

  GroupReplica replica(int i) {
    return node(i).replica;
  }

  LiveDatabase database(int i) {
    return node(i).live;
  }

  boolean runs(int i) {
    return running.get(i) != null;
  }

  /** The one that leads, waited for. */
  int leader() {
    int now = leaderNow();
    return now >= 0 ? now : await().atMost(PATIENCE).until(this::leaderNow, i -> i >= 0);
  }

  private int leaderNow() {
    for (int i = 0; i < 3; i++) {
      if (runs(i) && replica(i).leadership().self()) {
        return i;
      }
    }
    return -1;
  }

  /** Written once, by whoever leads, when this returns. */
  void put(String key, String value) {
    writer.put(key, value);
  }

  /** Writes key-1 with value-1 and so on, all of them at once. */
  void putAll(int from, int to) {
    writer.putAll(from, to);
  }

  /** From whoever leads; asked for again where leadership changes meanwhile. */
  ReadView strongView() {
    return await("a strong view")
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(failed -> failed.getCause() instanceof StoreException)
        .until(() -> replica(leader()).strongView(ATTEMPT).join(), Objects::nonNull);
  }

  /** Waits until all that run have the same revision, and returns their digests. */
  List<String> digests() {
    await().atMost(PATIENCE).until(() -> statuses(s -> s.getRevision()).distinct().count() == 1);
    return statuses(s -> s.getDigest()).distinct().toList();
  }

  private <T> java.util.stream.Stream<T> statuses(
      java.util.function.Function<io.quorate.v1.ReplicaStatus, T> part) {
    return running.stream().filter(Objects::nonNull).map(node -> part.apply(node.replica.status()));
  }

  @Override
  public void close() {
    for (int i = 0; i < 3; i++) {
      if (runs(i)) {
        try {
          stop(i);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    scheduler.shutdownNow();
    engine.close();
  }
}
