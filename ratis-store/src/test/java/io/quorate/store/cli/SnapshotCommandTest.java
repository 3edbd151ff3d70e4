package io.quorate.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.StoreServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands against a real node. */
final class SnapshotCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temp;

  @Test
  void restoredNodeGoesOnWhereTheBackupEnds() throws Exception {
    long seed = Long.getLong("quorate.seed", System.nanoTime());
    Random random = new Random(seed);
    SingleNode old = new SingleNode(temp, "old");
    Path file = temp.resolve("backup");
    assertThat(old.configured("init").code()).isZero();
    String exported;
    String lease;
    try (StoreServer server = old.start()) {
      lease = old.run("lease", "grant", "1h").out().trim();
      for (int i = 0; i < 200; i++) {
        String key = "key-" + random.nextInt(60);
        switch (random.nextInt(4)) {
          case 0 -> old.run("delete", key);
          case 1 -> old.run("put", key, "value-" + i, "--lease", lease);
          default -> old.run("put", key, "value-" + i);
        }
      }
      Run saved = old.run("snapshot", "save", file.toString());
      assertThat(saved.err()).contains(" records in ");
      assertThat(saved.out()).contains("cluster", "old", "strong", "sound");
      assertThat(old.run("snapshot", "save", file.toString()).err()).contains("exists", "--force");
      assertThat(old.run("snapshot", "save", file.toString(), "--force").code()).isZero();
      exported = old.run("export", "--all").out();
      assertThat(exported).isNotEmpty();
      old.run("put", "after", "the backup");
      server.close();
    }

    SingleNode next = new SingleNode(temp, "next");
    Run restored = next.configured("snapshot", "restore", file.toString());
    assertThat(restored.err()).as(restored.err()).contains(" records in ");
    assertThat(restored.out()).contains("of cluster next, revision").contains("incarnation 2");
    JsonNode status =
        JSON.readTree(Run.of("snapshot", "status", file.toString(), "-o", "json").out());
    try (StoreServer server = next.start()) {
      assertThat(next.run("export", "--all").out()).as("seed %d", seed).isEqualTo(exported);
      assertThat(next.run("lease", "ttl", lease, "--keys").out()).contains("left of 1h");
      JsonNode replica =
          JSON.readTree(next.run("status", "-o", "json").out()).at("/nodes/0/replicas/0");
      assertThat(replica.get("digest")).isEqualTo(status.get("digest"));
      assertThat(replica.get("incarnation").asInt()).isEqualTo(2);
      long revision = status.get("revision").asLong();
      assertThat(next.run("get", "key-1", "--at", Long.toString(revision - 1)).err())
          .contains("REVISION_COMPACTED");
      assertThat(next.run("put", "after", "the restore").out())
          .isEqualTo("revision " + (revision + 1) + "\n");
      server.close();
    }
    assertThat(next.configured("snapshot", "restore", file.toString()).code())
        .isEqualTo(ExitCode.REJECTED);
  }

  @Test
  void filesThatAreNoBackupsAreUsageErrors() throws Exception {
    Path file = Files.writeString(temp.resolve("notes.txt"), "hello\n");
    Run status = Run.of("snapshot", "status", file.toString());
    assertThat(status.code()).isEqualTo(ExitCode.USAGE);
    assertThat(status.err()).contains("notes.txt is not a Quorate backup").hasLineCount(1);
    Run missing = Run.of("snapshot", "status", temp.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("no such file");
  }
}
