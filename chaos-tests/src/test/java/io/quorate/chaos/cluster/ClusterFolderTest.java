package io.quorate.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterFolderTest {

  @TempDir private Path parent;
  private Process orphan;
  private Path folder;

  @BeforeEach
  void startOrphan() throws IOException {
    orphan = new ProcessBuilder("sleep", "60").start();
    folder = Files.createDirectories(parent.resolve("quorate-cluster-7"));
    Files.createDirectories(folder.resolve("n1/data"));
    Files.writeString(folder.resolve("n1/data/file"), "bytes");
  }

  @AfterEach
  void endOrphan() {
    orphan.destroyForcibly();
  }

  @Test
  void whatADeadOwnerLeftBehindIsSweptAway() throws Exception {
    Process owner = new ProcessBuilder("true").start();
    String ownerLine = line(owner.toHandle());
    owner.waitFor();
    Files.writeString(folder.resolve("processes"), ownerLine + line(orphan.toHandle()));

    ClusterFolder.sweep(parent);

    assertThat(orphan.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(folder).doesNotExist();
  }

  @Test
  void clusterOfALivingOwnerIsLeftAlone() throws Exception {
    Files.writeString(
        folder.resolve("processes"), line(ProcessHandle.current()) + line(orphan.toHandle()));

    ClusterFolder.sweep(parent);

    assertThat(orphan.isAlive()).isTrue();
    assertThat(folder.resolve("n1/data/file")).exists();
  }

  @Test
  void laterProcessOfTheSameNumberIsNotEnded() throws Exception {
    String another = orphan.pid() + " 1\n";
    Files.writeString(folder.resolve("processes"), "1 1\n" + another);

    ClusterFolder.sweep(parent);

    assertThat(orphan.isAlive()).isTrue();
    assertThat(folder).doesNotExist();
  }

  private static String line(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + " " + started + "\n";
  }
}
