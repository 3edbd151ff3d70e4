package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quorate.core.command.Command;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.store.apply.EntryApplier;
import io.quorate.store.apply.ExpiryWatch;
import io.quorate.store.apply.NewerClusterException;
import io.quorate.store.storage.GroupDatabase;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageSettings;
import io.quorate.store.upkeep.Upkeep;
import io.quorate.v1.ReplicaStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that pretend to be of a program that understands version 2. */
class ClusterVersionTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  @TempDir Path root;

  @Test
  void clusterIsRaisedOnceTheLastNodeIsOfTheNewProgram() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000);
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1)) {
      for (int i = 0; i < 2; i++) {
        upgrade(trio, i);
      }
      for (int i = 0; i < 3; i++) {
        upkeep(trio, i).start(scheduler);
      }
      await()
          .during(LONG_ENOUGH)
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> statuses(trio).stream().allMatch(s -> s.getClusterVersion() == 1));
      upgrade(trio, 2);
      await()
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> statuses(trio).stream().allMatch(s -> s.getClusterVersion() == 2));
      scheduler.shutdownNow();
      scheduler.awaitTermination(10, TimeUnit.SECONDS);

      trio.stop(0);
      trio.understands(0, 1);
      assertThatThrownBy(() -> trio.start(0))
          .isInstanceOf(NewerClusterException.class)
          .hasMessageContaining("the cluster has version 2 and this program understands up to 1");
    }
  }

  @Test
  void raiseAboveWhatTheProgramUnderstandsIsNotApplied() {
    try (StorageEngine engine = new StorageEngine(new StorageSettings(8 << 20, 4 << 20));
        GroupDatabase database = GroupDatabase.open(root.resolve("db"), engine)) {
      EntryApplier applier = new EntryApplier(() -> database, new ExpiryWatch(), 1);
      LogEntry entry =
          new LogEntry(
              new EntryStamp(GroupTime.ZERO, 0, 0, false),
              List.of(new Submission(null, new Command.RaiseClusterVersion(2))));
      assertThatThrownBy(() -> applier.apply(entry, 1, 1))
          .isInstanceOf(NewerClusterException.class)
          .hasMessageContaining("start the newer program");
      assertThat(database.stateView().header().clusterVersion()).isEqualTo(1);
      assertThat(applier.isApplied(1)).isFalse();
    }
  }

  private static void upgrade(ReplicaTrio trio, int i) throws Exception {
    trio.stop(i);
    trio.understands(i, 2);
    trio.start(i);
  }

  /** As each node has it; the replica may have been started anew since. */
  private static Upkeep upkeep(ReplicaTrio trio, int i) {
    return new Upkeep(
        new CurrentReplica(trio, i),
        Duration.ofHours(1),
        2,
        () ->
            CompletableFuture.completedFuture(
                statuses(trio).stream()
                    .mapToInt(ReplicaStatus::getVersionUnderstood)
                    .min()
                    .orElseThrow()));
  }

  private static List<ReplicaStatus> statuses(ReplicaTrio trio) {
    return IntStream.range(0, 3)
        .filter(trio::runs)
        .mapToObj(i -> trio.replica(i).status())
        .toList();
  }
}
