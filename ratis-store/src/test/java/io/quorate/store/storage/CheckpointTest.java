package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.transition.GroupHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir Path folder;
  private Path group;
  private Path checkpoint;
  private final RandomEntries entries = new RandomEntries(11);
  private final StateComparison comparison = new StateComparison(11);

  @BeforeEach
  void nameTheFolders() {
    group = folder.resolve("group");
    checkpoint = folder.resolve("snapshots").resolve("1");
  }

  @Test
  void checkpointIsTheStateOfItsHeaderWhateverIsWrittenLater() {
    RandomEntries same = new RandomEntries(11);
    Storage.withDatabase(
        group,
        database -> {
          Storage.write(database, entries, 200);
          GroupHeader header = database.checkpoint(checkpoint);
          assertThat(header).isEqualTo(entries.model().header());
          Storage.write(database, entries, 200);
        });
    same.skipTo(200);
    assertThat(GroupDatabase.inspect(checkpoint)).isEqualTo(same.model().header());
    Path restored = folder.resolve("restored");
    GroupDatabase.restore(checkpoint, restored);
    Storage.withDatabase(
        restored,
        database -> {
          comparison.same(database.stateView(), same.model());
          assertThat(database.rebuildDigest().agrees()).isTrue();
          Storage.write(database, same, 100);
          comparison.same(database.stateView(), same.model());
        });
    assertThat(GroupDatabase.inspect(checkpoint).appliedIndex()).isEqualTo(200);
  }

  @Test
  void inspectingChangesNothingInTheCheckpoint() throws IOException {
    Storage.withDatabase(group, database -> database.checkpoint(checkpoint));
    String before = listing(checkpoint);
    GroupDatabase.inspect(checkpoint);
    assertThat(listing(checkpoint)).isEqualTo(before);
  }

  @Test
  void checkpointIsRefusedInsideTheLiveFolderAndOverAnything() {
    Storage.withDatabase(
        group,
        database -> {
          assertThatThrownBy(() -> database.checkpoint(group.resolve("1")))
              .isInstanceOf(IllegalArgumentException.class);
          database.checkpoint(checkpoint);
          assertThatThrownBy(() -> database.checkpoint(checkpoint))
              .isInstanceOf(StorageException.ForeignFolder.class);
        });
  }

  @Test
  void restoreIsRefusedOverADatabase() {
    Storage.withDatabase(group, database -> database.checkpoint(checkpoint));
    assertThatThrownBy(() -> GroupDatabase.restore(checkpoint, group))
        .isInstanceOf(StorageException.ForeignFolder.class);
  }

  @Test
  void checkpointThatACrashLeftUnfinishedIsMadeAnew() throws IOException {
    Path leftOver = checkpoint.resolveSibling("1.partial");
    Files.createDirectories(leftOver);
    Files.writeString(leftOver.resolve("000007.sst"), "half of it");
    Storage.withDatabase(group, database -> database.checkpoint(checkpoint));
    assertThat(leftOver).doesNotExist();
    assertThat(GroupDatabase.inspect(checkpoint)).isEqualTo(GroupHeader.INITIAL);
  }

  private static String listing(Path folder) throws IOException {
    StringBuilder listing = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        listing.append(file.getFileName()).append(' ').append(Files.size(file)).append('\n');
      }
    }
    return listing.toString();
  }
}
