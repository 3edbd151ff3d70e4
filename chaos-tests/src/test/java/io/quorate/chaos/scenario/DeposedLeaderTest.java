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

  /** Rounds that may come to nothing on a busy machine, which changes the leader by itself. */
  private static final int SPARE = 10;

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
      int rounds = FaultCluster.rounds(ROUNDS_MAX);
      int done = 0;
      for (int attempt = 1; done < rounds; attempt++) {
        assertThat(attempt).as("attempts for %d rounds", rounds).isLessThan(rounds + SPARE);
        long old = 2L * attempt;
        NodeProcess leader = cluster.acknowledge(cluster.nodes(), KEY, old);
        List<StraightDoor> toLeader = connections.get(cluster.nodes().indexOf(leader));
        done += oldValueIsNotShown(old, cluster, leader, toLeader) ? 1 : 0;
      }
    }
  }

  /** False where the leader lost its leadership before anything was done to it. */
  private static boolean oldValueIsNotShown(
      long old, FaultCluster cluster, NodeProcess leader, List<StraightDoor> toLeader) {
    try (ReadBarrage barrage = ReadBarrage.start(KEY, toLeader, READ_EVERY)) {
      await("reads under lease")
          .atMost(FaultCluster.READY_MAX)
          .until(() -> barrage.ended().anyMatch(Read::succeeded) || !FaultCluster.leads(leader));
      if (barrage.ended().noneMatch(Read::succeeded)) {
        return false;
      }
      leader.pause();
      long acknowledgedNanos;
      long resumedNanos;
      try {
        cluster.acknowledge(cluster.others(leader), KEY, old + 1);
        acknowledgedNanos = System.nanoTime();
        // These wait in the leader's sockets: nothing is earlier than they are when it goes on.
        await("attempts before SIGCONT")
            .atMost(FaultCluster.READY_MAX)
            .until(() -> barrage.wentOnAfter(acknowledgedNanos));
      } finally {
        resumedNanos = System.nanoTime();
        leader.resume();
      }
      await("answers to reads of a while")
          .atMost(FaultCluster.READY_MAX)
          .until(() -> barrage.endedUpTo(resumedNanos + WATCHED.toNanos()));
      assertThat(
              barrage
                  .ended()
                  .filter(read -> read.beganAfter(acknowledgedNanos))
                  .filter(read -> !read.beganAfter(resumedNanos + AT_ONCE.toNanos())))
          .as("value %d: attempts within %s of SIGCONT", old, AT_ONCE)
          .isNotEmpty();
      assertThat(barrage.ended().filter(read -> read.isStale(acknowledgedNanos, old + 1)))
          .as("value %d: stale reads from %s", old, leader.site().name())
          .isEmpty();
      return true;
    }
  }
}
