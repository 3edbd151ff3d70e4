package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.v1.ReplicaStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup taken under load becomes a new cluster that has all that it promises, and goes on. */
class BackupTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int IN_FLIGHT = 64;
  private static final int WRITES_BEFORE = 3_000;
  private static final int WRITES_AFTER = 1_000;

  /** More than the new cluster has before it grants a lease. */
  private static final int ENTRIES_LATER = 300;

  private static final Duration LEASE = Duration.ofHours(1);
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

  @TempDir Path temp;

  private final AcknowledgedWrites before = new AcknowledgedWrites();
  private final AcknowledgedWrites after = new AcknowledgedWrites();

  /**
   * A backup.
   *
   * @param entries all of it, as the old cluster exports that revision
   * @param laterLease that the old cluster granted when the backup was made already
   */
  private record Saved(JsonNode status, String entries, long laterLease) {}

  @Test
  void backupBecomesAClusterThatHasAllOfItAndGoesOn() throws Exception {
    Path file = temp.resolve("backup");
    Saved saved = saveUnderLoad(file);
    ClusterPlan plan = FaultCluster.steadyPlan().withSettings(SMALL_LOG);
    try (FaultCluster cluster = FaultCluster.prepare(plan)) {
      NodeProcess late = cluster.nodes().getLast();
      List<NodeProcess> early = cluster.others(late);
      for (NodeProcess node : cluster.nodes()) {
        node.prepare("snapshot", "restore", file.toString());
      }
      for (NodeProcess node : early) {
        node.start();
      }
      cluster.awaitLeader(early);
      QuorateStore client = cluster.client();
      assertThat(new CommandLine(early).run("export", "--all")).isEqualTo(saved.entries());
      assertThat(before.verify(client, done -> {})).matches(AcknowledgedWrites.Verdict::clean);
      assertBeginsWhereTheBackupEnds(early, saved.status());

      StraightDoor door = cluster.door(early.getFirst());
      assertThat(grantLease(door)).as("id of a lease").isGreaterThan(saved.laterLease());
      write(client, after, "after", WRITES_AFTER);
      for (int i = 0; i < FILLER_WRITES; i++) {
        door.putAtLeastOnce("filler-" + i, FILLER);
      }
      late.start();
      await("a snapshot installed at the late node")
          .atMost(FaultCluster.READY_MAX)
          .until(() -> late.replica().map(ReplicaStatus::getSnapshotsInstalled).orElse(0L) > 0);
      cluster.awaitEqualReplicas();

      for (NodeProcess node : cluster.nodes()) {
        node.kill();
      }
      for (NodeProcess node : cluster.nodes()) {
        node.start();
      }
      cluster.awaitLeader();
      assertThat(before.verify(client, done -> {})).matches(AcknowledgedWrites.Verdict::clean);
      assertThat(after.verify(client, done -> {})).matches(AcknowledgedWrites.Verdict::clean);
      cluster.awaitEqualReplicas();
    }
  }

  private Saved saveUnderLoad(Path file) throws Exception {
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.steadyPlan())) {
      NodeProcess leader = cluster.awaitLeader();
      CommandLine follower = new CommandLine(cluster.others(leader));
      QuorateStore client = cluster.client();
      write(client, before, "before", WRITES_BEFORE);
      JsonNode status;
      AcknowledgedWrites during = new AcknowledgedWrites();
      try (BusyWriters writers = BusyWriters.start(client, during, "during", IN_FLIGHT)) {
        status = JSON.readTree(follower.run("snapshot", "save", file.toString(), "-o", "json"));
        long reached = during.count();
        await("writes go on").atMost(FaultCluster.READY_MAX).until(() -> during.count() > reached);
      }
      assertThat(status.get("node").asString()).isEqualTo(leader.site().name());
      assertThat(status.get("keys").asLong()).isGreaterThanOrEqualTo(WRITES_BEFORE);
      String revision = status.get("revision").asString();
      String entries = follower.run("export", "--all", "--at", revision);
      StraightDoor door = cluster.door(leader);
      for (int i = 0; i < ENTRIES_LATER; i++) {
        door.putAtLeastOnce("later", "write " + i);
      }
      return new Saved(status, entries, grantLease(door));
    }
  }

  private static long grantLease(StraightDoor door) {
    return LeasedKey.grant(door, "leased", LEASE).lease();
  }

  private static void write(
      QuorateStore client, AcknowledgedWrites writes, String prefix, int count) throws Exception {
    try (BusyWriters writers = BusyWriters.start(client, writes, prefix, IN_FLIGHT)) {
      await("acknowledgements").atMost(FaultCluster.READY_MAX).until(() -> writes.count() >= count);
    }
  }

  private static void assertBeginsWhereTheBackupEnds(List<NodeProcess> nodes, JsonNode saved) {
    for (NodeProcess node : nodes) {
      ReplicaStatus replica = node.replica().orElseThrow();
      assertThat(replica.getRevision()).isEqualTo(saved.get("revision").asLong());
      assertThat(replica.getDigest()).isEqualTo(saved.get("digest").asString());
      assertThat(replica.getIncarnation()).isEqualTo(saved.get("incarnation").asInt() + 1);
      assertThat(replica.getSessions()).as("sessions of the old cluster").isZero();
    }
  }
}
