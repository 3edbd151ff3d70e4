package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.scenario.ReadBarrage.Read;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A leader that stood still while another was elected never shows the old value to a read that
 * began after the new one was acknowledged.
 */
class DeposedLeaderTest {

  private static final int ROUNDS_MAX = 50;
  private static final String KEY = "k";
  private static final int CONNECTIONS = 4;
  private static final Duration READ_EVERY = Duration.ofMillis(5);
  private static final Duration AT_ONCE = Duration.ofMillis(100);
  private static final Duration WATCHED = Duration.ofSeconds(1);

  @Test
  void leaderThatWasStoppedNeverReturnsTheOldValue() throws Exception {
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME))) {
      List<List<StraightDoor>> connections =
          cluster.nodes().stream()
              .map(node ->
                  IntStream.range(0, CONNECTIONS).mapToObj(i -> cluster.door(node)).toList())
              .toList();
      for (int round = 1; round <= FaultCluster.rounds(ROUNDS_MAX); round++) {
        NodeProcess leader = cluster.awaitLeader();
        List<StraightDoor> toLeader = connections.get(cluster.nodes().indexOf(leader));
        assertOldValueIsNotShown(round, cluster, leader, toLeader);
      }
    }
  }

  private static void assertOldValueIsNotShown(
      int round, FaultCluster cluster, NodeProcess leader, List<StraightDoor> toLeader) {
    long old = 2L * round;
    cluster.acknowledge(List.of(leader), KEY, old);
    try (ReadBarrage barrage = ReadBarrage.start(KEY, toLeader, READ_EVERY)) {
      await("reads under lease").until(() -> barrage.ended().anyMatch(Read::succeeded));
      leader.pause();
      long acknowledgedNanos;
      long resumedNanos;
      try {
        cluster.acknowledge(cluster.others(leader), KEY, old + 1);
        acknowledgedNanos = System.nanoTime();
      } finally {
        resumedNanos = System.nanoTime();
        leader.resume();
      }
      await("answers to reads of a while")
          .atMost(FaultCluster.READY_MAX)
          .until(() ->
              barrage.ended().anyMatch(read -> read.beganAfter(resumedNanos + WATCHED.toNanos())));
      assertThat(
              barrage
                  .ended()
                  .filter(read -> read.beganAfter(acknowledgedNanos))
                  .filter(read -> !read.beganAfter(resumedNanos + AT_ONCE.toNanos())))
          .as("round %d: attempts within %s of SIGCONT", round, AT_ONCE)
          .isNotEmpty();
      assertThat(barrage.ended().filter(read -> read.isStale(acknowledgedNanos, old + 1)))
          .as("round %d: stale reads from %s", round, leader.site().name())
          .isEmpty();
    }
  }
}
