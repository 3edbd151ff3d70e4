package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quorate.chaos.cluster.Backend;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.cluster.Timing;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.Probe;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.v1.ReplicaStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The acceptance test on containers: three regions, each a network of Docker's. */
@Tag("docker")
class ContainersTest {

  private static final Duration PROBE_EVERY = Duration.ofMillis(25);
  private static final int WRITES = 50;

  @BeforeEach
  void machineHasWhatItWants() {
    Optional<String> missing = Backend.DOCKER.missing();
    missing.ifPresent(why -> System.out.println("not exercised, docker: " + why));
    assumeTrue(missing.isEmpty(), "no containers here");
  }

  @Test
  void regionLossAndDeadLeaderLoseNoAcknowledgedWrite() throws Exception {
    RoundTrips roundTrips = RoundTrips.parse(List.of("us:eu=20", "us:ap=40", "eu:ap=30"));
    ClusterPlan plan =
        ClusterPlan.local(FaultCluster.REGIONS, 1)
            .across(roundTrips, FaultCluster.NEVER_HOME)
            .withTiming(Timing.over(Duration.ZERO, FaultCluster.NEVER_HOME))
            .withMoreJvmOptions("-XX:TieredStopAtLevel=1");
    AcknowledgedWrites writes = new AcknowledgedWrites();
    try (TestCluster cluster = Backend.DOCKER.prepare(plan)) {
      cluster.start();
      cluster.awaitReady(cluster.nodes(), FaultCluster.READY_MAX);
      try (QuorateStore client = QuorateStore.connect(cluster.topology(), plan.home())) {
        try (Probe probe = Probe.start("written", PROBE_EVERY, client, writes)) {
          awaitWrites(probe);
          cutOffTheLeadersRegion(cluster);
          awaitWrites(probe);
          assertThat(cluster.network().packetsCut()).isPositive();
          cluster.network().heal();
          Recovery.awaitAgreement(cluster);
          killTheLeader(cluster, probe);
        }
        assertThat(writes.verify(client, done -> {})).matches(AcknowledgedWrites.Verdict::clean);
      }
      assertThat(cluster.network().packetsShaped()).isPositive();
      awaitEqualDigests(cluster);
    }
  }

  private static void cutOffTheLeadersRegion(TestCluster cluster) throws Exception {
    TestNode leader = leader(cluster);
    Set<Link> links = new HashSet<>();
    for (TestNode other : cluster.nodes()) {
      if (!other.site().region().equals(leader.site().region())) {
        Link link = new Link(leader.site().name(), other.site().name());
        links.addAll(List.of(link, link.reversed()));
      }
    }
    cluster.network().cut(links);
  }

  private static void killTheLeader(TestCluster cluster, Probe probe) throws Exception {
    TestNode leader = leader(cluster);
    leader.kill();
    assertThat(leader.alive()).isFalse();
    awaitWrites(probe);
    leader.start();
    cluster.awaitReady(List.of(leader), FaultCluster.READY_MAX);
  }

  private static TestNode leader(TestCluster cluster) {
    return await("a leader")
        .atMost(FaultCluster.READY_MAX)
        .until(cluster::leader, Optional::isPresent)
        .<TestNode>map(cluster::node)
        .orElseThrow();
  }

  private static void awaitWrites(Probe probe) {
    long since = System.nanoTime();
    await("writes to go on")
        .atMost(FaultCluster.READY_MAX)
        .until(() -> probe.acknowledgedOfWritesSince(since) >= WRITES);
  }

  private static void awaitEqualDigests(TestCluster cluster) {
    await("equal digests at equal revisions")
        .atMost(FaultCluster.READY_MAX)
        .until(() -> {
          List<ReplicaStatus> replicas =
              cluster.nodes().stream().map(TestNode::replica).flatMap(Optional::stream).toList();
          return replicas.size() == cluster.nodes().size()
              && replicas.stream()
                      .map(replica -> replica.getRevision() + " " + replica.getDigest())
                      .collect(Collectors.toSet())
                      .size()
                  == 1;
        });
  }
}
