package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.command.Outcome;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.Value;
import io.quorate.store.read.ReadView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupReplicaTest {

  @TempDir Path root;

  @Test
  void writesAreReadBackStronglyAndAllReplicasAgree() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      List<CompletableFuture<Applied>> writes = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        writes.add(trio.put("key-" + i, "value-" + i));
      }
      for (CompletableFuture<Applied> write : writes) {
        assertThat(write.get(10, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.PutDone.class);
      }
      try (ReadView view = strong(trio)) {
        assertThat(view.header().revision().number()).isEqualTo(500);
        Entry entry = Objects.requireNonNull(view.entry(Key.of("key-7")));
        assertThat(entry.value()).isEqualTo(Value.of("value-7"));
      }
      assertThat(trio.digests()).hasSize(1);
    }
  }

  @Test
  void restartedReplicaHasAllAndServes() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      writeAll(trio, 0, 100);
      int follower = (trio.leader() + 1) % 3;
      trio.stop(follower);
      writeAll(trio, 100, 200);
      trio.start(follower);
      assertThat(trio.digests()).hasSize(1);
      assertThat(trio.replica(follower).status().getRevision()).isEqualTo(200);
    }
  }

  @Test
  void replicaThatWasAwayWhileTheLogWasCutComesBackThroughASnapshot() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 20)) {
      writeAll(trio, 0, 30);
      int follower = (trio.leader() + 1) % 3;
      trio.stop(follower);
      for (int i = 30; i < 400; i++) {
        trio.put("key-" + i, "value".repeat(500)).get(10, TimeUnit.SECONDS);
      }
      trio.start(follower);
      assertThat(trio.digests()).hasSize(1);
      assertThat(trio.replica(follower).status().getSnapshotsInstalled()).isPositive();
      assertThat(trio.database(follower).get().rebuildDigest().agrees()).isTrue();
    }
  }

  @Test
  void strongReadsUnderLeaseProposeNothing() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      writeAll(trio, 0, 10);
      GroupReplica leader = trio.replica(trio.leader());
      strong(trio).close();
      long applied = leader.status().getAppliedIndex();
      for (int i = 0; i < 100; i++) {
        CompletableFuture<ReadView> view = leader.strongView(Duration.ofSeconds(1));
        assertThat(view).as("answered at once").isDone();
        view.get().close();
      }
      assertThat(leader.status().getAppliedIndex()).isLessThanOrEqualTo(applied + 1);
    }
  }

  @Test
  void leadershipMovesByReleaseWithoutAWait() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      writeAll(trio, 0, 10);
      int from = trio.leader();
      int to = (from + 1) % 3;
      await()
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> trio.replica(from).placeable().healthyVoters().contains("n" + to));
      assertThat(
              trio.replica(from)
                  .placeable()
                  .handOver("n" + to, Duration.ofSeconds(5))
                  .get(10, TimeUnit.SECONDS))
          .isTrue();
      assertThat(trio.leader()).isEqualTo(to);
      writeAll(trio, 10, 20);
      assertThat(trio.digests()).hasSize(1);
    }
  }

  @Test
  void leaderGoesOnAfterAHandOverThatFailedBehindTheRelease() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      writeAll(trio, 0, 10);
      int from = trio.leader();
      int to = (from + 1) % 3;
      trio.stop(to);
      long applied = trio.replica(from).status().getAppliedIndex();
      assertThat(
              trio.replica(from)
                  .placeable()
                  .handOver("n" + to, Duration.ofSeconds(2))
                  .get(20, TimeUnit.SECONDS))
          .isFalse();
      assertThat(trio.replica(from).status().getAppliedIndex())
          .as("the release was written")
          .isGreaterThan(applied);
      writeAll(trio, 10, 20);
      try (ReadView view = strong(trio)) {
        assertThat(view.header().revision().number()).isEqualTo(20);
      }
      await()
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> trio.replica(trio.leader()).status().getLeaderLease());
    }
  }

  private static void writeAll(ReplicaTrio trio, int from, int to) throws Exception {
    List<CompletableFuture<Applied>> writes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      writes.add(trio.put("key-" + i, "value-" + i));
    }
    for (CompletableFuture<Applied> write : writes) {
      write.get(10, TimeUnit.SECONDS);
    }
  }

  private static ReadView strong(ReplicaTrio trio) throws Exception {
    return trio.replica(trio.leader()).strongView(Duration.ofSeconds(5)).get(6, TimeUnit.SECONDS);
  }
}
