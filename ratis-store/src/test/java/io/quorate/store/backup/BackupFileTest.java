package io.quorate.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.v1.BackupPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupFileTest {

  private static final int DAMAGES = 300;

  private final long seed = SampleBackup.seed();

  @TempDir Path temp;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    for (int i = 0; i < 20; i++) {
      SampleBackup sample = SampleBackup.random(seed + i);
      Path file = sample.write(temp.resolve("backup-" + i));
      List<BackupPart> read = new ArrayList<>();
      BackupFile checked = BackupFile.read(file, read::add);
      assertThat(read).as("seed %d", seed + i).isEqualTo(sample.parts());
      assertThat(checked.head()).isEqualTo(sample.head());
      assertThat(checked.bytes()).isEqualTo(Files.size(file));
      assertThat(BackupFile.check(file)).isEqualTo(checked);
    }
    assertThat(temp.toFile().list()).as("nothing unfinished stays").hasSize(20);
  }

  @Test
  void everyDamageIsFound() throws IOException {
    Random random = new Random(seed);
    byte[] sound = Files.readAllBytes(SampleBackup.random(seed).write(temp.resolve("sound")));
    Path file = temp.resolve("damaged");
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThatThrownBy(() -> BackupFile.check(file))
          .as("seed %d, damage %d", seed, i)
          .isInstanceOf(BackupException.class);
    }
  }

  @Test
  void everyTruncationIsFoundAndNamed() throws IOException {
    Random random = new Random(seed);
    byte[] sound = Files.readAllBytes(SampleBackup.random(seed).write(temp.resolve("sound")));
    Path file = temp.resolve("short");
    for (int i = 0; i < DAMAGES; i++) {
      Files.write(file, Arrays.copyOf(sound, random.nextInt(20, sound.length)));
      assertThatThrownBy(() -> BackupFile.check(file))
          .as("seed %d, truncation %d", seed, i)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("short is damaged or truncated: it ends in the middle")
          .hasMessageContaining("use another copy");
    }
    Files.write(file, Arrays.copyOf(sound, sound.length + 1));
    assertThatThrownBy(() -> BackupFile.check(file)).hasMessageContaining("behind its end");
  }

  @Test
  void foreignAndNewerFilesAreRefused() throws IOException {
    Path file = temp.resolve("file");
    for (String foreign : List.of("", "PK\3\4", "quorate-backup one\n", "x".repeat(500))) {
      Files.writeString(file, foreign);
      assertThatThrownBy(() -> BackupFile.check(file))
          .hasMessageContaining("file is not a Quorate backup");
    }
    Files.writeString(file, "quorate-backup 2\n");
    assertThatThrownBy(() -> BackupFile.check(file))
        .hasMessageContaining("has backup format 2")
        .hasMessageContaining("run the program that wrote it");
  }

  @Test
  void existingFileIsReplacedOnlyWhereAsked() throws IOException {
    Path file = SampleBackup.random(seed).write(temp.resolve("file"));
    assertThatThrownBy(() -> BackupWriter.open(file, false))
        .hasMessageContaining("file exists; name another file, or give --force");
    byte[] before = Files.readAllBytes(file);
    try (BackupWriter writer = BackupWriter.open(file, true)) {
      assertThat(writer.contents().complete()).isFalse();
    }
    assertThat(file).as("given up, so that the old one stands").hasBinaryContent(before);
    assertThat(temp.toFile().list()).containsExactly("file");
  }

  @Test
  void unsoundStreamsBecomeNoFile() {
    List<BackupPart> parts = SampleBackup.random(seed).parts();
    List<BackupPart> withoutEnd = parts.subList(0, parts.size() - 1);
    assertRefused(withoutEnd, "ended before the backup was whole");
    assertRefused(parts.subList(1, parts.size()), "HEAD|ENTRIES|LEASES|END");
    List<BackupPart> twice = new ArrayList<>(parts);
    twice.add(parts.getLast());
    assertRefused(twice, "out of place");
    BackupPart wrongDigest =
        BackupPart.newBuilder()
            .setHead(SampleBackup.random(seed).head().toBuilder().setDigest("00"))
            .build();
    List<BackupPart> other = new ArrayList<>(parts);
    other.set(0, wrongDigest);
    assertRefused(other, "digest");
    assertThat(temp.toFile().list()).isEmpty();
  }

  private void assertRefused(List<BackupPart> parts, String pattern) {
    assertThatThrownBy(
            () -> {
              try (BackupWriter writer = BackupWriter.open(temp.resolve("file"), false)) {
                for (BackupPart part : parts) {
                  writer.add(part);
                }
                writer.finish();
              }
            })
        .as("seed %d", seed)
        .isInstanceOf(BackupException.class)
        .hasMessageFindingMatch(pattern);
  }
}
