package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.Timing;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Three nodes in three regions, and all that a test has opened to them. For one thread. */
final class FaultCluster implements AutoCloseable {

  static final List<String> REGIONS = List.of("us", "eu", "ap");

  /** Leadership stays where it is for as long as a test runs. */
  static final Duration NEVER_HOME = Duration.ofHours(24);

  /** Generous: the machine may be busy with other things. */
  static final Duration READY_MAX = Duration.ofSeconds(120);

  /** Of the timeouts of elections. */
  private static final Duration STEADY_MIN = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ASK_MAX = Duration.ofSeconds(1);
  private static final Duration WRITE_MAX = Duration.ofSeconds(3);

  /** Leaves the data and logs of a cluster on disk, for whoever looks for a failure's cause. */
  private static final boolean KEEP = Boolean.getBoolean("quorate.fault.keep");

  private final LocalCluster cluster;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private final Map<NodeProcess, StraightDoor> probes = new HashMap<>();

  private FaultCluster(LocalCluster cluster) {
    this.cluster = cluster;
  }

  /** Election timeouts of 1 to 2 s and a lease of 800 ms. */
  static ClusterPlan plan(Duration homeReturnAfter) {
    return ClusterPlan.local(REGIONS, 1)
        .withTiming(Timing.over(Duration.ZERO, homeReturnAfter))
        .withMoreJvmOptions("-XX:TieredStopAtLevel=1");
  }

  /** The same, but its leader stays for as long as it runs, however busy the machine is. */
  static ClusterPlan steadyPlan() {
    return steadyPlan(NEVER_HOME);
  }

  static ClusterPlan steadyPlan(Duration homeReturnAfter) {
    ClusterPlan plan = plan(homeReturnAfter);
    Duration lease = plan.timing().leaderLease();
    return plan.withTiming(
        new Timing(STEADY_MIN, STEADY_MIN.multipliedBy(2), lease, homeReturnAfter));
  }

  static ClusterPlan without(ClusterPlan plan, Bug... bugs) {
    return plan.withMoreJvmOptions(Bug.option(bugs));
  }

  /** How often a repeated fault is repeated: a few times, or many in the nightly profile. */
  static int rounds(int most) {
    return Math.min(Integer.getInteger("quorate.fault.rounds", 5), most);
  }

  /** What must be there before the nodes start. */
  @FunctionalInterface
  interface Preparation {
    void of(TestCluster cluster) throws IOException, InterruptedException;
  }

  /** Starts three nodes and waits until they are ready. */
  static FaultCluster start(ClusterPlan plan) throws IOException, InterruptedException {
    return start(plan, nothing -> {});
  }

  static FaultCluster start(ClusterPlan plan, Preparation preparation)
      throws IOException, InterruptedException {
    FaultCluster started = prepare(plan);
    try {
      preparation.of(started.cluster);
      started.cluster.start();
      started.awaitReady(started.nodes());
      return started;
    } catch (IOException | InterruptedException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** Three nodes that are not started, and have no data folders yet. */
  static FaultCluster prepare(ClusterPlan plan) throws IOException {
    FaultCluster prepared = new FaultCluster(LocalCluster.prepare(plan));
    if (KEEP) {
      prepared.cluster.keepFolder();
      System.out.println("kept: " + prepared.cluster.folder());
    }
    return prepared;
  }

  void awaitReady(Collection<NodeProcess> nodes) throws IOException, InterruptedException {
    cluster.awaitReady(nodes, READY_MAX);
  }

  List<NodeProcess> nodes() {
    return cluster.processes();
  }

  List<NodeProcess> others(NodeProcess node) {
    return nodes().stream().filter(other -> other != node).toList();
  }

  NodeProcess nodeIn(String region) {
    return cluster.processesIn(region).getFirst();
  }

  /** For nemeses. */
  TestCluster cluster() {
    return cluster;
  }

  /** Cuts the links between this node and all others, both ways, until the cluster is closed. */
  void isolate(NodeProcess node) throws IOException {
    Set<Link> links = new HashSet<>();
    for (NodeProcess other : others(node)) {
      Link link = new Link(node.site().name(), other.site().name());
      links.add(link);
      links.add(link.reversed());
    }
    cluster.network().cut(links);
  }

  /** The node that leads, once it answers strong reads. */
  NodeProcess awaitLeader() {
    return awaitLeader(nodes());
  }

  NodeProcess awaitLeader(Collection<NodeProcess> among) {
    return await("a strong read from a leader")
        .pollInterval(POLL)
        .atMost(READY_MAX)
        .until(() -> among.stream().filter(this::answers).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /** The node that says it leads, whether or not it answers already. */
  NodeProcess awaitElected(Collection<NodeProcess> among) {
    return await("a leader")
        .pollInterval(POLL)
        .atMost(READY_MAX)
        .until(() -> among.stream().filter(FaultCluster::leads).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  static boolean leads(NodeProcess node) {
    return node.replica().filter(replica -> replica.getRole() == Role.ROLE_LEADER).isPresent();
  }

  private boolean answers(NodeProcess node) {
    try {
      probe(node).strongGet("is-there-a-leader", ASK_MAX).join();
      return true;
    } catch (CompletionException notLeading) {
      return false;
    }
  }

  /**
   * Writes a number through whichever of these leads. Repeating it does no harm.
   *
   * @return the one that acknowledged it
   */
  NodeProcess acknowledge(Collection<NodeProcess> among, String key, long number) {
    return await("the acknowledgement of " + number)
        .pollInterval(POLL)
        .atMost(READY_MAX)
        .until(
            () -> among.stream().filter(node -> isAcknowledged(node, key, number)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private boolean isAcknowledged(NodeProcess node, String key, long number) {
    try {
      probe(node).put(key, Long.toString(number), WRITE_MAX).join();
      return true;
    } catch (CompletionException notLeading) {
      return false;
    }
  }

  private StraightDoor probe(NodeProcess node) {
    return probes.computeIfAbsent(node, this::door);
  }

  /** All nodes have applied the same, and then say the same of it. */
  void awaitEqualReplicas() {
    await("equal replicas").pollInterval(POLL).atMost(READY_MAX).until(this::replicasAreEqual);
  }

  private boolean replicasAreEqual() {
    List<ReplicaStatus> replicas =
        nodes().stream().map(NodeProcess::replica).flatMap(Optional::stream).toList();
    Set<Long> revisions = new HashSet<>();
    Set<String> digests = new HashSet<>();
    for (ReplicaStatus replica : replicas) {
      revisions.add(replica.getRevision());
      digests.add(replica.getDigest());
    }
    boolean comparable = replicas.size() == nodes().size() && revisions.size() == 1;
    if (comparable) {
      assertThat(digests).as("digests at revision " + revisions).hasSize(1);
    }
    return comparable;
  }

  StraightDoor door(NodeProcess node) {
    return own(new StraightDoor(node.site()));
  }

  /** The public client, knowing all nodes. */
  QuorateStore client() {
    return own(
        QuorateStore.connect(
            nodes().stream().map(NodeProcess::site).map(Site::clientEndpoint).toList()));
  }

  private <T extends AutoCloseable> T own(T closeable) {
    opened.push(closeable);
    return closeable;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new AssertionError("a connection did not close", e);
      }
    }
    cluster.close();
  }
}
