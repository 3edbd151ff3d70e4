package io.quorate.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.StoreServer;
import io.quorate.store.config.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands against a real node. */
final class SnapshotCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temp;
  private final List<Integer> ports = new ArrayList<>();

  @Test
  void restoredNodeGoesOnWhereTheBackupEnds() throws Exception {
    long seed = Long.getLong("quorate.seed", System.nanoTime());
    Random random = new Random(seed);
    Path old = config("old");
    Path file = temp.resolve("backup");
    assertThat(Run.of("init", "--config", old.toString()).code()).isZero();
    String exported;
    String lease;
    try (StoreServer server = StoreServer.start(ServerConfig.load(old, Map.of()))) {
      lease = run("lease", "grant", "1h").out().trim();
      for (int i = 0; i < 200; i++) {
        String key = "key-" + random.nextInt(60);
        switch (random.nextInt(4)) {
          case 0 -> run("delete", key);
          case 1 -> run("put", key, "value-" + i, "--lease", lease);
          default -> run("put", key, "value-" + i);
        }
      }
      Run saved = run("snapshot", "save", file.toString());
      assertThat(saved.err()).contains(" records in ");
      assertThat(saved.out()).contains("cluster", "old", "strong", "sound");
      assertThat(run("snapshot", "save", file.toString()).err()).contains("exists", "--force");
      assertThat(run("snapshot", "save", file.toString(), "--force").code()).isZero();
      exported = run("export", "--all").out();
      assertThat(exported).isNotEmpty();
      run("put", "after", "the backup");
      server.close();
    }

    Path next = config("next");
    Run restored = Run.of("snapshot", "restore", file.toString(), "--config", next.toString());
    assertThat(restored.err()).as(restored.err()).contains(" records in ");
    assertThat(restored.out()).contains("of cluster next, revision").contains("incarnation 2");
    JsonNode status =
        JSON.readTree(Run.of("snapshot", "status", file.toString(), "-o", "json").out());
    try (StoreServer server = StoreServer.start(ServerConfig.load(next, Map.of()))) {
      assertThat(run("export", "--all").out()).as("seed %d", seed).isEqualTo(exported);
      assertThat(run("lease", "ttl", lease, "--keys").out()).contains("left of 1h");
      JsonNode replica = JSON.readTree(run("status", "-o", "json").out()).at("/nodes/0/replicas/0");
      assertThat(replica.get("digest")).isEqualTo(status.get("digest"));
      assertThat(replica.get("incarnation").asInt()).isEqualTo(2);
      long revision = status.get("revision").asLong();
      assertThat(run("get", "key-1", "--at", Long.toString(revision - 1)).err())
          .contains("REVISION_COMPACTED");
      assertThat(run("put", "after", "the restore").out())
          .isEqualTo("revision " + (revision + 1) + "\n");
      server.close();
    }
    assertThat(Run.of("snapshot", "restore", file.toString(), "--config", next.toString()).code())
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

  private Run run(String... args) {
    return Run.of(Map.of("QUORATE_ENDPOINTS", "127.0.0.1:" + ports.getFirst()), "", args);
  }

  private Path config(String cluster) throws IOException {
    while (ports.size() < 4) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ports.add(socket.getLocalPort());
      }
    }
    return Files.writeString(
        temp.resolve(cluster + ".yaml"),
        """
        cluster:
          id: %s
          nodes:
            - {name: n1, region: r, client-port: %d, http-port: %d, raft-port: %d, peer-port: %d}
        node: {name: n1, data: '%s'}
        """
            .formatted(
                cluster,
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                temp.resolve("data-" + cluster)));
  }
}
