package io.quorate.store.raftlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.store.raftlog.TailRepair.Repaired;
import io.quorate.store.replication.LockedGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TailRepairTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final int VOTERS = 3;

  private final long seed = Long.getLong("quorate.seed", System.nanoTime());

  @TempDir Path temp;

  private TestLog log() throws IOException {
    return new TestLog(temp.resolve("group"), seed);
  }

  @Test
  void unfinishedRecordIsCutAndTheVoteStays() throws IOException {
    TestLog log = log();
    byte[] torn = Arrays.copyOf(Files.readAllBytes(log.open()), log.end() - 5);
    Files.write(log.open(), torn);
    Repaired repaired = TailRepair.run(log.group, 1, NOW);
    assertThat(repaired.votes()).isTrue();
    assertThat(repaired.copy()).hasBinaryContent(torn);
    assertThat(log.open()).hasBinaryContent(Arrays.copyOf(torn, log.lastBegins()));
    assertThat(LogCheck.find(log.group)).isNull();
    assertThat(log.group.resolve("abstains")).doesNotExist();
  }

  @Test
  void recordThatMayHaveBeenAcknowledgedCostsTheVoteAndTakesTheNextTerm() throws IOException {
    TestLog log = log();
    spoilLastByte(log);
    Repaired repaired = TailRepair.run(log.group, VOTERS, NOW);
    assertThat(repaired.votes()).isFalse();
    assertThat(LogCheck.find(log.group)).isNull();
    assertThat(log.group.resolve("abstains")).hasContent("format 1, until after term 9");
    try (LockedGroup group = LockedGroup.open(log.group)) {
      assertThat(group.term()).isEqualTo(10);
    }
  }

  @Test
  void onlyATornTailIsCut() throws IOException {
    TestLog log = log();
    assertThatThrownBy(() -> TailRepair.run(log.group, VOTERS, NOW))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("is sound; nothing was changed");
    byte[] bytes = Files.readAllBytes(log.open());
    bytes[RecordBytes.HEADER_BYTES + 3] ^= 1;
    Files.write(log.open(), bytes);
    assertThatThrownBy(() -> TailRepair.run(log.group, VOTERS, NOW))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("damaged in the middle")
        .hasMessageContaining("nothing may be cut");
    assertThat(log.open()).hasBinaryContent(bytes);
  }

  @Test
  void loneNodeIsNotRepairedWhereAnAcknowledgedWriteMayBeLost() throws IOException {
    TestLog log = log();
    spoilLastByte(log);
    assertThatThrownBy(() -> TailRepair.run(log.group, 1, NOW))
        .hasMessageContaining("a cluster of one node has nobody to catch up from");
  }

  @Test
  void nodeThatRunsIsNotRepaired() throws IOException {
    TestLog log = log();
    spoilLastByte(log);
    try (LockedGroup running = LockedGroup.open(log.group)) {
      assertThatThrownBy(() -> TailRepair.run(log.group, VOTERS, NOW))
          .hasMessageContaining("is in use; stop the node first");
      assertThat(running.term()).isEqualTo(9);
    }
  }

  @Test
  void logThatEndsBeforeItsSnapshotIsRemoved() throws IOException {
    TestLog log = log();
    Files.createDirectories(log.group.resolve("sm/snapshot.1_" + (log.nextIndex() - 2)));
    CoveredLog.remove(log.group);
    assertThat(log.open()).exists();
    spoilLastByte(log);
    Files.createDirectories(log.group.resolve("sm/snapshot.2_" + (log.nextIndex() - 1)));
    Repaired repaired = TailRepair.run(log.group, VOTERS, NOW);
    assertThat(repaired.copy()).exists();
    for (Path segment : log.segments) {
      assertThat(segment).doesNotExist();
    }
  }

  private static void spoilLastByte(TestLog log) throws IOException {
    byte[] bytes = Files.readAllBytes(log.open());
    bytes[log.end() - 1] ^= (byte) 0x80;
    Files.write(log.open(), bytes);
  }
}
