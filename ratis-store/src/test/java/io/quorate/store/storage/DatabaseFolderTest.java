package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFolderTest {

  @TempDir Path folder;
  private Path group;
  private StorageEngine engine;

  @BeforeEach
  void start() {
    group = folder.resolve("group");
    engine = new StorageEngine(Storage.SMALL);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void newerFormatIsRefusedAndSaysWhatToStart() throws IOException {
    GroupDatabase.open(group, engine).close();
    Files.writeString(group.resolve(DatabaseFolder.MARKER), "quorate group database, format 2\n");
    assertThatThrownBy(() -> GroupDatabase.open(group, engine))
        .isInstanceOf(StorageException.FormatTooNew.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("start the newer version");
    assertThatThrownBy(() -> GroupDatabase.inspect(group))
        .isInstanceOf(StorageException.FormatTooNew.class);
  }

  @Test
  void folderWithOtherFilesIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(group);
    Path foreign = Files.writeString(group.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> GroupDatabase.open(group, engine))
        .isInstanceOf(StorageException.ForeignFolder.class)
        .hasMessageContaining(DatabaseFolder.MARKER);
    assertThat(group).isDirectoryContaining(foreign::equals);
  }

  @Test
  void markerThatIsNotOursIsRefused() throws IOException {
    GroupDatabase.open(group, engine).close();
    Files.writeString(group.resolve(DatabaseFolder.MARKER), "something else");
    assertThatThrownBy(() -> GroupDatabase.open(group, engine))
        .isInstanceOf(StorageException.ForeignFolder.class);
  }

  @Test
  void fileInThePlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(group, "a file");
    assertThatThrownBy(() -> GroupDatabase.open(group, engine))
        .isInstanceOf(StorageException.ForeignFolder.class);
  }

  @Test
  void emptyFolderBecomesADatabase() throws IOException {
    Files.createDirectories(group);
    GroupDatabase.open(group, engine).close();
    assertThat(group.resolve(DatabaseFolder.MARKER)).exists();
  }

  @Test
  void databaseThatACrashLeftHalfMadeIsMadeAnew() throws IOException {
    Path leftOver = folder.resolve("group.partial");
    Files.createDirectories(leftOver);
    Files.writeString(leftOver.resolve("CURRENT"), "MANIFEST-000001\n");
    GroupDatabase.open(group, engine).close();
    assertThat(leftOver).doesNotExist();
  }

  @Test
  void databaseIsOpenOnceAtATime() {
    try (GroupDatabase database = GroupDatabase.open(group, engine)) {
      assertThatThrownBy(() -> GroupDatabase.open(group, engine))
          .isInstanceOf(StorageException.Failed.class)
          .hasMessageContaining("lock");
      assertThat(database.durableIndex()).isZero();
    }
  }
}
