package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.model.ErrorCode;
import io.quorate.v1.KeyValue;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.SessionCloseRequest;
import io.quorate.v1.SessionOpenRequest;
import io.quorate.v1.SessionRef;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A write that is sent again and again is applied once, however long that goes on. */
class RetriedWriteTest {

  private static final String KEY = "once";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What Ratis itself remembers, and some more. */
  private static final Duration RATIS_FORGETS = Duration.ofSeconds(8);

  private static final Duration HOME_RETURN_AFTER = Duration.ofSeconds(1);

  /** More than a segment of the log, so that it is cut behind the snapshot. */
  private static final int FILLER_WRITES = 60;

  private static final String FILLER = "x".repeat(64 << 10);

  private static final Map<String, String> SMALL_LOG =
      Map.of(
          "raft.snapshot-entries", "20",
          "raft.log-kept-entries", "0",
          "raft.log-segment", "1MiB",
          "batch.bytes-max", "128KiB",
          "limits.value", "128KiB",
          "limits.request", "512KiB");

  @Test
  void writeIsAppliedOnceAcrossKillRestartAndSnapshot() throws Exception {
    ClusterPlan plan = FaultCluster.plan(HOME_RETURN_AFTER).withSettings(SMALL_LOG);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess home = cluster.nodeIn(plan.home());
      awaitLeads(cluster, home);
      StraightDoor stays = cluster.door(cluster.others(home).getFirst());
      SessionRef stamp = stamp(openSession(stays));
      long firstNanos = System.nanoTime();
      long revision = put(stays, stamp);
      assertThat(put(stays, stamp)).as("revision at the same leader").isEqualTo(revision);

      home.kill();
      cluster.awaitLeader(cluster.others(home));
      assertThat(put(stays, stamp)).as("revision at the next leader").isEqualTo(revision);

      for (int i = 0; i < FILLER_WRITES; i++) {
        stays.putAtLeastOnce("filler-" + i, FILLER);
      }
      home.start();
      awaitSnapshotInstalled(home);
      awaitLeads(cluster, home);
      await("Ratis to forget")
          .atMost(FaultCluster.READY_MAX)
          .until(() -> System.nanoTime() - firstNanos > RATIS_FORGETS.toNanos());

      assertThat(put(stays, stamp)).as("revision from the snapshot").isEqualTo(revision);
      KeyValue stored = cluster.door(home).strongGet(KEY, TIMEOUT).join().getEntry();
      assertThat(stored.getVersion()).as("times applied").isEqualTo(1);
      assertThat(stored.getModRevision()).isEqualTo(revision);
      assertRefusedWithoutSession(stays, stamp);
    }
  }

  @Test
  void repeatedWriteWithoutItsStampIsNoticed() throws Exception {
    ClusterPlan plan = FaultCluster.without(FaultCluster.steadyPlan(), Bug.DEDUP);
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      StraightDoor leader = cluster.door(cluster.awaitLeader());
      SessionRef stamp = stamp(openSession(leader));
      long revision = put(leader, stamp);

      assertThat(put(leader, stamp)).as("revision of the repetition").isGreaterThan(revision);
      assertThat(leader.strongGet(KEY, TIMEOUT).join().getEntry().getVersion())
          .as("times applied")
          .isEqualTo(2);
    }
  }

  private static void assertRefusedWithoutSession(StraightDoor door, SessionRef stamp) {
    door.calls(TIMEOUT)
        .sessionClose(SessionCloseRequest.newBuilder().setSession(stamp.getSession()).build());
    assertUnknown(door, stamp);
    assertUnknown(door, stamp.toBuilder().setSession(stamp.getSession() + 12_345).build());
    assertThat(door.strongGetAnywhere(KEY, TIMEOUT).getEntry().getVersion())
        .as("times applied")
        .isEqualTo(1);
  }

  private static void assertUnknown(StraightDoor door, SessionRef stamp) {
    assertThatThrownBy(() -> door.stampedPut(stamp, KEY, "once", TIMEOUT))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining(ErrorCode.SESSION_UNKNOWN.name());
  }

  private static long openSession(StraightDoor door) {
    return door.calls(TIMEOUT).sessionOpen(SessionOpenRequest.getDefaultInstance()).getSession();
  }

  private static SessionRef stamp(long session) {
    return SessionRef.newBuilder().setSession(session).setSequence(1).setFirstIncomplete(1).build();
  }

  /** Sends the write until it is answered; returns the revision of the answer. */
  private static long put(StraightDoor door, SessionRef stamp) {
    return await("an answer to the write")
        .atMost(FaultCluster.READY_MAX)
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .until(
            () -> door.stampedPut(stamp, KEY, "once", TIMEOUT).getReceipt().getRevision(),
            revision -> revision > 0);
  }

  private static void awaitSnapshotInstalled(NodeProcess node) {
    await("a snapshot installed at " + node.site().name())
        .atMost(FaultCluster.READY_MAX)
        .until(() -> node.replica().map(ReplicaStatus::getSnapshotsInstalled).orElse(0L) > 0);
  }

  private static void awaitLeads(FaultCluster cluster, NodeProcess node) {
    await("leadership of " + node.site().name())
        .atMost(FaultCluster.READY_MAX)
        .until(() -> cluster.awaitLeader() == node);
  }
}
