package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.client.ClientLimits;
import io.quorate.client.QuorateClient;
import io.quorate.model.GetResult;
import io.quorate.model.Level;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.SessionToken;
import io.quorate.model.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a follower answers by itself, and how it proves how fresh that is. */
class FollowerReadsTest {

  private static final String KEY = "k";
  private static final String PROBES = "quorate_operations_probe_seconds_count";
  private static final List<String> ROUND_TRIPS = List.of("us:eu=10", "us:ap=10", "eu:ap=10");
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration WHILE = Duration.ofSeconds(3);

  /** Numbers in the order of their acknowledgement, by when that was. */
  private final NavigableMap<Long, Long> acknowledged = new TreeMap<>();

  /** With a network for each region, so that links can be cut. */
  private static ClusterPlan plan() {
    return FaultCluster.plan(FaultCluster.NEVER_HOME)
        .across(RoundTrips.parse(ROUND_TRIPS), FaultCluster.NEVER_HOME);
  }

  /** A client in the node's region, which goes to that node first. */
  private static QuorateClient clientOf(FaultCluster cluster, NodeProcess node) {
    return QuorateStore.dialing(cluster.cluster().topology(), node.site().region())
        .deadline(DEADLINE)
        .build();
  }

  private void write(FaultCluster cluster, NodeProcess node, long number) {
    cluster.acknowledge(List.of(node), KEY, number);
    acknowledged.put(System.nanoTime(), number);
  }

  private static long number(GetResult got) {
    return got.value().map(value -> Long.parseLong(value.text())).orElse(0L);
  }

  private static boolean isOf(NodeProcess node, GetResult got) {
    return got.receipt().node().equals(node.site().name());
  }

  /** Whether a read that began then misses a write that its bound says it must have. */
  private boolean lies(GetResult got, long beganNanos) {
    return got.receipt()
        .bound()
        .map(bound -> acknowledged.lowerEntry(beganNanos - bound.toNanos()))
        .filter(write -> write.getValue() > number(got))
        .isPresent();
  }

  @Test
  void followerAnswersEveryLevelByItself() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      NodeProcess leader = cluster.awaitLeader();
      NodeProcess follower = cluster.others(leader).getFirst();
      try (QuorateClient near = clientOf(cluster, follower);
          QuorateClient far = clientOf(cluster, leader)) {
        Receipt written = far.put(KEY, "1").receipt();
        SessionToken token = SessionToken.of(written);
        for (ReadConsistency level :
            List.of(
                ReadConsistency.session(token),
                ReadConsistency.at(written.revision()),
                ReadConsistency.bounded(Duration.ZERO),
                ReadConsistency.bounded(Duration.ofSeconds(10)),
                ReadConsistency.EVENTUAL,
                ReadConsistency.LOCAL)) {
          GetResult got =
              await("an answer of the follower itself, " + level)
                  .atMost(FaultCluster.READY_MAX)
                  .until(() -> near.get(KEY, level), answer -> isOf(follower, answer));
          assertThat(number(got)).as("%s", level).isEqualTo(1);
          assertThat(got.receipt().level()).isEqualTo(level.level());
          if (level.level() == Level.BOUNDED) {
            assertThat(got.receipt().bound()).isPresent();
          }
        }
      }
    }
  }

  @Test
  void boundedReadHasWhatWasAcknowledgedBeforeItBegan() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      NodeProcess leader = cluster.awaitLeader();
      try (QuorateClient near = clientOf(cluster, cluster.others(leader).getFirst())) {
        for (long number = 1; number <= 50; number++) {
          write(cluster, leader, number);
          GetResult got = near.get(KEY, ReadConsistency.bounded(Duration.ZERO));
          assertThat(number(got)).isEqualTo(number);
        }
      }
    }
  }

  @Test
  void followerThatIsCutOffTellsHowStaleItMayBe() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      assertThat(liesOfACutOffFollower(cluster)).isZero();
    }
  }

  @Test
  void cutOffFollowerThatClaimsFreshnessIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(plan(), Bug.SILENT_PROOF);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      assertThat(liesOfACutOffFollower(cluster)).isPositive();
    }
  }

  private int liesOfACutOffFollower(FaultCluster cluster) throws Exception {
    NodeProcess leader = cluster.awaitLeader();
    NodeProcess follower = cluster.others(leader).getFirst();
    try (QuorateClient near = clientOf(cluster, follower)) {
      write(cluster, leader, 1);
      assertThat(number(near.get(KEY, ReadConsistency.bounded(Duration.ZERO)))).isEqualTo(1);
      cluster.isolate(follower);
      long cutNanos = System.nanoTime();
      int lies = 0;
      for (long number = 2; System.nanoTime() - cutNanos < WHILE.toNanos(); number++) {
        write(cluster, leader, number);
        long beganNanos = System.nanoTime();
        GetResult got = near.get(KEY, ReadConsistency.EVENTUAL);
        assertThat(got.receipt().node()).isEqualTo(follower.site().name());
        lies += lies(got, beganNanos) ? 1 : 0;
      }
      return lies;
    }
  }

  @Test
  void followerThatIsCutOffRefusesBoundsThatItCannotProve() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      NodeProcess leader = cluster.awaitLeader();
      NodeProcess follower = cluster.others(leader).getFirst();
      try (QuorateClient near = clientOf(cluster, follower)) {
        write(cluster, leader, 1);
        near.get(KEY, ReadConsistency.bounded(Duration.ofMillis(500)));
        cluster.isolate(follower);
        await("the end of what was proven")
            .atMost(FaultCluster.READY_MAX)
            .until(() -> bound(near).compareTo(Duration.ofSeconds(1)) > 0);
        ReadConsistency fresh = ReadConsistency.bounded(Duration.ofMillis(500));
        ReadConsistency old = ReadConsistency.bounded(Duration.ofHours(1));
        assertThat(near.get(KEY, old)).matches(got -> isOf(follower, got));
        try (QuorateClient once = askingOnce(cluster, follower)) {
          assertThatThrownBy(() -> once.get(KEY, fresh))
              .isInstanceOfSatisfying(
                  StoreException.class,
                  failure -> assertThat(failure.context()).containsKeys("reached", "asked"));
        }
      }
    }
  }

  private static QuorateClient askingOnce(FaultCluster cluster, NodeProcess node) {
    return QuorateStore.stayingAt(cluster.cluster().topology(), node.site())
        .deadline(DEADLINE)
        .attemptTimeout(DEADLINE)
        .limits(ClientLimits.DEFAULT.withAttempts(1))
        .build();
  }

  private static Duration bound(QuorateClient near) {
    return near.get(KEY, ReadConsistency.LOCAL).receipt().bound().orElseThrow();
  }

  @Test
  void followerThatStoodStillCountsThatTime() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      NodeProcess leader = cluster.awaitLeader();
      NodeProcess follower = cluster.others(leader).getFirst();
      try (QuorateClient near = clientOf(cluster, follower)) {
        write(cluster, leader, 1);
        near.get(KEY, ReadConsistency.bounded(Duration.ZERO));
        for (long number = 2; number <= 6; number++) {
          follower.pause();
          write(cluster, leader, number);
          follower.resume();
          long beganNanos = System.nanoTime();
          assertThat(lies(near.get(KEY, ReadConsistency.LOCAL), beganNanos)).isFalse();
        }
      }
    }
  }

  @Test
  void groupThatIsNotReadIsNotAskedAbout() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan())) {
      NodeProcess leader = cluster.awaitLeader();
      try (QuorateClient near = clientOf(cluster, cluster.others(leader).getFirst())) {
        write(cluster, leader, 1);
        near.get(KEY, ReadConsistency.bounded(Duration.ZERO));
        double asked = NodeMetric.read(leader, PROBES);
        assertThat(asked).isPositive();
        long sinceNanos = System.nanoTime();
        await("a while")
            .atMost(FaultCluster.READY_MAX)
            .until(() -> System.nanoTime() - sinceNanos > WHILE.toNanos());
        assertThat(NodeMetric.read(leader, PROBES)).isEqualTo(asked);
      }
    }
  }
}
