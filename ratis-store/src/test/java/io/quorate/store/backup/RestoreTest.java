package io.quorate.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.identity.DataFolder;
import io.quorate.store.identity.IdentityException;
import io.quorate.store.read.ReadView;
import io.quorate.store.read.ReadView.PageLimit;
import io.quorate.store.replication.GroupFolder;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.storage.GroupDatabase;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestoreTest {

  private static final int VERSION = 1;

  private final long seed = SampleBackup.seed();

  @TempDir Path temp;

  private ServerConfig config(String cluster, String node) {
    return ServerConfig.parse(
        "test.yaml",
        """
        cluster:
          id: %s
          nodes: [{name: n1, region: r}, {name: n2, region: r, host: b}]
        node: {name: %s, data: '%s'}
        storage: {block-cache: 8MiB, write-buffer: 4MiB}
        """
            .formatted(cluster, node, temp.resolve("deep").resolve(node)),
        Map.of());
  }

  private void restore(Path file, ServerConfig config) throws IOException {
    Restore.prepare(file, config, "default", VERSION).run(InstantSource.system(), keys -> {});
  }

  @Test
  void restoredStateIsTheBackupsOnEachNodeAlike() throws IOException {
    for (int i = 0; i < 5; i++) {
      SampleBackup sample = SampleBackup.random(seed + i);
      Path file = sample.write(temp.resolve("backup-" + i));
      restore(file, config("new", "n1"));
      restore(file, config("new", "n2"));
      GroupHeader one = assertHolds(sample, config("new", "n1"));
      GroupHeader other = assertHolds(sample, config("new", "n2"));
      assertThat(one).as("seed %d", seed + i).isEqualTo(other);
      io.quorate.store.snapshot.DurableFiles.deleteTree(temp.resolve("deep"));
    }
  }

  private GroupHeader assertHolds(SampleBackup sample, ServerConfig config) throws IOException {
    DataFolder folder = new DataFolder(config);
    assertThat(folder.verify().cluster()).isEqualTo("new");
    Path raft =
        GroupFolder.of(folder.path().resolve("raft"), config.cluster().id(), "default").path();
    assertThat(raft.resolve("current/raft-meta")).content().contains("term=1");
    String[] snapshots = raft.resolve("sm").toFile().list();
    try (StorageEngine engine = new StorageEngine(new StorageSettings(8 << 20, 4 << 20));
        LiveDatabase live = LiveDatabase.open(folder.path().resolve("db/default"), engine);
        ReadView view = live.view()) {
      GroupHeader header = view.header();
      assertThat(snapshots).containsExactly("snapshot.1_" + header.appliedIndex());
      assertThat(GroupDatabase.inspect(raft.resolve("sm").resolve(snapshots[0]))).isEqualTo(header);
      assertThat(header.incarnation()).isEqualTo(2);
      assertThat(header.revision().number()).isEqualTo(SampleBackup.REVISION);
      assertThat(header.compacted()).isEqualTo(header.revision());
      assertThat(header.digest().toString()).isEqualTo(sample.head().getDigest());
      assertThat(header.appliedIndex()).isGreaterThan(sample.head().getAppliedIndex());
      assertThat(
              view.page(
                      KeyRange.ALL,
                      new PageLimit(Integer.MAX_VALUE, Long.MAX_VALUE),
                      false,
                      header.revision())
                  .entries())
          .as("seed %d", seed)
          .isEqualTo(sample.entries());
      assertThat(view.leasesAfter(LeaseId.NONE, Integer.MAX_VALUE)).isEqualTo(sample.leases());
      assertThat(live.get().rebuildDigest().agrees()).isTrue();
      return header;
    }
  }

  @Test
  void whatDoesNotFitTheConfigurationIsRefusedAndMakesNothing() throws IOException {
    SampleBackup sample = SampleBackup.random(seed);
    Path file = sample.write(temp.resolve("sound"));
    assertThatThrownBy(() -> restore(file, config(SampleBackup.CLUSTER, "n1")))
        .hasMessageContaining("was taken from cluster old, and cluster.id is old too")
        .hasMessageContaining("give cluster.id another value");
    Path newer =
        sample.with(sample.head().toBuilder().setClusterVersion(2)).write(temp.resolve("newer"));
    assertThatThrownBy(() -> restore(newer, config("new", "n1")))
        .hasMessageContaining("cluster version 2 and this program understands up to 1");
    Path group = sample.with(sample.head().toBuilder().setGroup("b")).write(temp.resolve("group"));
    assertThatThrownBy(() -> restore(group, config("new", "n1")))
        .hasMessageContaining("is of group b");
    Path last =
        sample
            .with(sample.head().toBuilder().setIncarnation(RestoredHeader.INCARNATION_MAX))
            .write(temp.resolve("last"));
    assertThatThrownBy(() -> restore(last, config("new", "n1")))
        .hasMessageContaining("the last there is");
    assertThat(temp.resolve("deep")).doesNotExist();
  }

  @Test
  void folderWithSomethingInItIsNotTouched() throws IOException {
    Path file = SampleBackup.random(seed).write(temp.resolve("sound"));
    Path data = Files.createDirectories(config("new", "n1").node().data());
    Files.writeString(data.resolve("holiday.jpg"), "x");
    assertThatThrownBy(() -> restore(file, config("new", "n1")))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("is not empty")
        .hasMessageContaining("holiday.jpg");
    assertThat(data.toFile().list()).containsExactly("holiday.jpg");
    Files.delete(data.resolve("holiday.jpg"));
    restore(file, config("new", "n1"));
    assertThatThrownBy(() -> restore(file, config("new", "n1")))
        .hasMessageContaining("is already the folder of node n1 of cluster new");
  }

  @Test
  void restoreThatFailsOrCrashesIsRepeated() throws IOException {
    DataFolder folder = new DataFolder(config("new", "n1"));
    assertThatThrownBy(() ->
            folder.initializeWith(
                InstantSource.system(),
                path -> {
                  Files.writeString(path.resolve("half"), "x");
                  throw new IOException("the disk is full");
                }))
        .hasMessage("the disk is full");
    assertThat(folder.path()).isEmptyDirectory();

    Files.writeString(folder.path().resolve("filling"), "");
    Files.writeString(Files.createDirectory(folder.path().resolve("db")).resolve("half"), "x");
    assertThatThrownBy(folder::verify).hasMessageContaining("has no identity.json");
    restore(SampleBackup.random(seed).write(temp.resolve("sound")), config("new", "n1"));
    folder.verify();
  }

  @Test
  void logsOfDifferentFilesAndIncarnationsNeverMeet() throws IOException {
    Set<Long> indexes = new HashSet<>();
    long last = 0;
    for (int incarnation = 1; incarnation <= RestoredHeader.INCARNATION_MAX; incarnation++) {
      String checksum = BackupFile.check(checked()).checksum();
      long index = RestoredHeader.index(incarnation, checksum);
      assertThat(index >>> RestoredHeader.STRETCH_BITS).isEqualTo(incarnation);
      assertThat(index).isGreaterThan(last);
      assertThat(Math.multiplyExact(index, 65_536L)).isPositive();
      last = index;
      indexes.add(index);
    }
    assertThat(indexes).hasSize(RestoredHeader.INCARNATION_MAX);
    assertThat(RestoredHeader.index(2, "00".repeat(32)))
        .isNotEqualTo(RestoredHeader.index(2, "80" + "00".repeat(31)));
  }

  private Path checked() throws IOException {
    Path file = temp.resolve("checked");
    return Files.exists(file) ? file : SampleBackup.random(seed).write(file);
  }
}
