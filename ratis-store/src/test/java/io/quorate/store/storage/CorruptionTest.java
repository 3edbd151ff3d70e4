package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptionTest {

  @TempDir Path folder;
  private Path group;

  @BeforeEach
  void fill() {
    group = folder.resolve("group");
    Storage.withDatabase(group, database -> Storage.write(database, new RandomEntries(5), 500));
  }

  @Test
  void flippedBitInATableFileIsDetectedAndSaysWhatToDo() throws IOException {
    List<Path> tables = files(".sst");
    assertThat(tables).isNotEmpty();
    for (Path table : tables) {
      flipBit(table);
    }
    assertThatThrownBy(this::readEverything)
        .isInstanceOf(StorageException.Corrupted.class)
        .hasMessageContaining("rebuilt from a snapshot");
  }

  @Test
  void missingTableFileIsDetectedWhenOpened() throws IOException {
    Files.delete(files(".sst").getFirst());
    assertThatThrownBy(this::readEverything).isInstanceOf(StorageException.class);
  }

  @Test
  void missingAnchorIsDetectedWhenOpened() throws IOException {
    Files.delete(group.resolve("CURRENT"));
    assertThatThrownBy(this::readEverything).isInstanceOf(StorageException.Corrupted.class);
  }

  @Test
  void flippedBitInTheManifestIsDetectedWhenOpened() throws IOException {
    flipBit(
        files("").stream().filter(file -> name(file).startsWith("MANIFEST")).toList().getFirst());
    assertThatThrownBy(this::readEverything).isInstanceOf(StorageException.Corrupted.class);
  }

  private void readEverything() {
    Storage.withDatabase(group, database -> assertThat(database.rebuildDigest().agrees()).isTrue());
  }

  private static void flipBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 4] ^= 0x10;
    Files.write(file, bytes);
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(group)) {
      return files.filter(file -> name(file).endsWith(suffix)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
