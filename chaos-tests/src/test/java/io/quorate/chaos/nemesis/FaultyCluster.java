package io.quorate.chaos.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.Backend;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.cluster.Timing;
import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/** Real servers under a small load, for tests of what can be done to them. For one thread. */
final class FaultyCluster implements AutoCloseable {

  static final Duration MAX = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration NEVER_HOME = Duration.ofHours(24);
  private static final int VALUE_BYTES = 32 << 10;

  /** A log that is cut soon, so that a node that was away comes back by a snapshot. */
  private static final Map<String, String> SMALL_LOG =
      Map.of(
          "raft.log-kept-entries", "0",
          "raft.log-segment", "1MiB",
          "batch.bytes-max", "128KiB",
          "limits.value", "128KiB",
          "limits.request", "512KiB");

  private static final byte[] KEY = "written-all-the-time".getBytes(StandardCharsets.UTF_8);

  final TestCluster cluster;
  private final QuorateStore client;
  private final AtomicLong acknowledged = new AtomicLong();
  private final Thread writer;

  private FaultyCluster(TestCluster cluster) {
    this.cluster = cluster;
    String home = cluster.topology().regions().getFirst();
    this.client = QuorateStore.connect(cluster.topology(), home);
    this.writer = Thread.ofVirtual().name("writer").start(this::write);
  }

  /** Nodes that keep no log below their snapshots. */
  static FaultyCluster start(List<String> regions) throws IOException, InterruptedException {
    return start(regions, List.of());
  }

  /** The same, ready for these faults as far as the machine allows them. */
  static FaultyCluster start(List<String> regions, List<Nemesis> nemeses)
      throws IOException, InterruptedException {
    Backend.Choice choice = Backend.choose("auto");
    System.out.println(choice.why());
    ClusterPlan plan =
        ClusterPlan.local(regions, 1)
            .across(RoundTrips.parse(List.of()), NEVER_HOME)
            .withTiming(Timing.over(Duration.ZERO, NEVER_HOME))
            .withMoreJvmOptions("-XX:TieredStopAtLevel=1")
            .withSettings(SMALL_LOG);
    TestCluster cluster = choice.backend().prepare(plan);
    try {
      for (Nemesis nemesis : nemeses) {
        if (nemesis.missing(cluster).isEmpty()) {
          nemesis.prepare(cluster);
        }
      }
      cluster.start();
      cluster.awaitReady(cluster.nodes(), MAX);
      Recovery.awaitAgreement(cluster);
      return new FaultyCluster(cluster);
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Begins the fault, waits until it is felt, heals it, and asks for evidence and progress. */
  Evidence survive(Nemesis nemesis, long seed, Felt felt) throws Exception {
    Fault fault = nemesis.inject(cluster, new SplittableRandom(seed));
    try {
      await(nemesis.name() + " to be felt").pollInterval(POLL).atMost(MAX).until(felt::isFelt);
    } catch (RuntimeException notFelt) {
      fault.heal();
      throw notFelt;
    }
    Evidence evidence = fault.heal();
    assertThat(evidence.tookHold()).as(nemesis.name() + ": " + evidence.words()).isTrue();
    awaitWrites(3);
    awaitEqualReplicas();
    return evidence;
  }

  /** What shows that a fault is there, seen from outside. */
  @FunctionalInterface
  interface Felt {
    boolean isFelt() throws Exception;
  }

  /** So many more acknowledged writes. */
  void awaitWrites(long more) {
    long goal = acknowledged.get() + more;
    await("writes to go on").pollInterval(POLL).atMost(MAX).until(() -> acknowledged.get() >= goal);
  }

  long acknowledged() {
    return acknowledged.get();
  }

  /** The leader, once there is one. */
  TestNode leader() {
    return await("a leader")
        .pollInterval(POLL)
        .atMost(MAX)
        .until(cluster::leader, Optional::isPresent)
        .<TestNode>map(cluster::node)
        .orElseThrow();
  }

  private void awaitEqualReplicas() {
    await("all replicas to catch up")
        .pollInterval(POLL)
        .atMost(MAX)
        .until(() -> {
          List<ReplicaStatus> replicas =
              cluster.nodes().stream().map(TestNode::replica).flatMap(Optional::stream).toList();
          long written = replicas.stream().mapToLong(ReplicaStatus::getRevision).max().orElse(0);
          return replicas.size() == cluster.nodes().size()
              && replicas.stream().allMatch(replica -> replica.getRevision() > written - 100);
        });
  }

  private void write() {
    for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
      try {
        client.put(KEY, ByteBuffer.allocate(VALUE_BYTES).putLong(i).array()).join();
        acknowledged.incrementAndGet();
      } catch (CompletionException failed) {
        // the next one is tried
      }
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    client.close();
    cluster.close();
  }
}
