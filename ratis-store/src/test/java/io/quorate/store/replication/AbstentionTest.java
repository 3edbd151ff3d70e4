package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.version.Key;
import io.quorate.store.raftlog.LogDamage;
import io.quorate.store.raftlog.TailRepair;
import io.quorate.store.raftlog.TailRepair.Repaired;
import io.quorate.store.read.ReadView;
import io.quorate.store.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that lost the end of its log does not vote until it has it again. */
class AbstentionTest {

  /** Several election timeouts. */
  private static final Duration LONG_ENOUGH = ReplicaTrio.ELECTION_MAX.multipliedBy(3);

  @TempDir Path root;

  @Test
  void repairedNodeCatchesUpAndThenVotes() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      write(trio, "before");
      assertThat(trio.digests()).as("all have it").hasSize(1);
      int repaired = (trio.leader() + 1) % 3;
      long term = trio.replica(trio.leader()).status().getTerm();
      trio.stop(repaired);
      assertThat(loseTheTail(repaired).votes()).isFalse();
      trio.start(repaired);
      assertThat(trio.replica(repaired).raft().abstains()).isTrue();
      await().atMost(ReplicaTrio.PATIENCE).until(() -> !trio.replica(repaired).raft().abstains());
      assertThat(trio.replica(trio.leader()).status().getTerm()).isGreaterThan(term);
      assertThat(group(repaired).resolve(Abstention.FILE)).doesNotExist();
      int third = third(trio.leader(), repaired);
      trio.stop(trio.leader() == repaired ? third : trio.leader());
      write(trio, "with its vote");
      assertThat(trio.digests()).hasSize(1);
    }
  }

  @Test
  void acknowledgedWriteThatItLostIsNotVotedAway() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      Scene scene = acknowledgeByTwoAndLoseAtOne(trio);
      trio.start(scene.repaired());
      trio.start(scene.behind());
      await()
          .during(LONG_ENOUGH)
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> !leads(trio, scene.repaired()) && !leads(trio, scene.behind()));
      trio.start(scene.holder());
      assertThat(trio.leader()).isNotEqualTo(scene.behind());
      await()
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> !trio.replica(scene.repaired()).raft().abstains());
      try (ReadView view = trio.strongView()) {
        assertThat(view.entry(Key.of("acknowledged"))).isNotNull();
      }
      assertThat(trio.digests()).hasSize(1);
    }
  }

  @Test
  void withItsVoteTheWriteWouldBeVotedAway() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      Scene scene = acknowledgeByTwoAndLoseAtOne(trio);
      Files.delete(group(scene.repaired()).resolve(Abstention.FILE));
      trio.start(scene.repaired());
      trio.start(scene.behind());
      await()
          .atMost(ReplicaTrio.PATIENCE)
          .until(() -> leads(trio, scene.repaired()) || leads(trio, scene.behind()));
    }
  }

  /** Who has the write, who had it, and who never got it; none of them runs. */
  private record Scene(int holder, int repaired, int behind) {}

  private Scene acknowledgeByTwoAndLoseAtOne(ReplicaTrio trio) throws Exception {
    write(trio, "before");
    assertThat(trio.digests()).hasSize(1);
    int holder = trio.leader();
    int repaired = (holder + 1) % 3;
    int behind = third(holder, repaired);
    trio.stop(behind);
    write(trio, "acknowledged");
    assertThat(trio.digests()).as("two have it").hasSize(1);
    long index;
    try (ReadView view = trio.replica(holder).localView()) {
      index = view.header().appliedIndex();
    }
    trio.stop(holder);
    trio.stop(repaired);
    forgetWhatTheStopSaved(repaired);
    LogDamage cut = loseTheTail(repaired).damage();
    assertThat(cut.index()).isLessThanOrEqualTo(index);
    return new Scene(holder, repaired, behind);
  }

  private Path group(int i) {
    return GroupFolder.of(root.resolve("n" + i).resolve("raft"), "test", "default").path();
  }

  /** A crash would have left the log alone. */
  private void forgetWhatTheStopSaved(int i) throws IOException {
    DurableFiles.deleteTree(root.resolve("n" + i).resolve("db"));
    DurableFiles.deleteTree(group(i).resolve("sm"));
  }

  /** Spoils the last byte of the log, and cuts the record that it belongs to. */
  private Repaired loseTheTail(int i) throws IOException {
    Path open;
    try (Stream<Path> files = Files.list(group(i).resolve("current"))) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().contains("inprogress")).toList();
      assertThat(found).hasSize(1);
      open = found.getFirst();
    }
    byte[] bytes = Files.readAllBytes(open);
    int last = bytes.length - 1;
    while (bytes[last] == 0) {
      last--;
    }
    bytes[last] ^= (byte) (bytes[last] == 1 ? 2 : 1);
    Files.write(open, bytes);
    return TailRepair.run(group(i), 3, Instant.now());
  }

  private static int third(int one, int other) {
    return 3 - one - other;
  }

  private static boolean leads(ReplicaTrio trio, int i) {
    return trio.replica(i).leadership().self();
  }

  private static void write(ReplicaTrio trio, String key) {
    trio.put(key, "value");
  }
}
