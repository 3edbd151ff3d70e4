package io.quorate.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.store.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

  @TempDir Path temp;

  private DataFolder folder(String cluster, String node) {
    String document =
        """
        cluster:
          id: %s
          nodes: [{name: n1, region: r}, {name: n2, region: r, host: b}]
        node: {name: %s, data: '%s'}
        """
            .formatted(cluster, node, temp.resolve("deep/data"));
    return new DataFolder(ServerConfig.parse("test.yaml", document, Map.of()));
  }

  @Test
  void markedFolderIsAccepted() {
    assertThat(folder("geo", "n1").initialize(CLOCK)).isTrue();
    NodeIdentity identity = folder("geo", "n1").verify();
    assertThat(identity).isEqualTo(new NodeIdentity(1, "geo", "n1", CLOCK.instant()));
  }

  @Test
  void markingTwiceChangesNothing() {
    folder("geo", "n1").initialize(CLOCK);
    assertThat(folder("geo", "n1").initialize(InstantSource.system())).isFalse();
    assertThat(folder("geo", "n1").verify().created()).isEqualTo(CLOCK.instant());
  }

  @Test
  void unmarkedFolderIsRefused() {
    assertThatThrownBy(() -> folder("geo", "n1").verify())
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("run quorate init");
  }

  @Test
  void anotherNodesFolderIsRefusedWithBothNames() {
    folder("geo", "n1").initialize(CLOCK);
    for (DataFolder other : new DataFolder[] {folder("geo", "n2"), folder("mars", "n1")}) {
      assertThatThrownBy(other::verify).hasMessageContaining("belongs to node n1 of cluster geo");
      assertThatThrownBy(() -> other.initialize(CLOCK)).hasMessageContaining("belongs to node n1");
    }
    assertThatThrownBy(folder("mars", "n1")::verify)
        .hasMessageContaining("node n1 of cluster mars");
  }

  @Test
  void foreignFolderIsRefused() throws Exception {
    Files.createDirectories(temp.resolve("deep/data"));
    Files.writeString(temp.resolve("deep/data/holiday.jpg"), "x");
    assertThatThrownBy(() -> folder("geo", "n1").initialize(CLOCK))
        .hasMessageContaining("is not empty")
        .hasMessageContaining("holiday.jpg");
  }

  @Test
  void initThatACrashCutShortIsRepeated() throws Exception {
    Files.createDirectories(temp.resolve("deep/data"));
    Files.writeString(temp.resolve("deep/data/identity.json.new"), "{");
    assertThat(folder("geo", "n1").initialize(CLOCK)).isTrue();
  }

  @Test
  void tornOrNewerMarkerIsRefused() throws Exception {
    folder("geo", "n1").initialize(CLOCK);
    Path marker = folder("geo", "n1").path().resolve("identity.json");
    Files.writeString(marker, "{\"format\": 1, \"cluster\": \"geo\"");
    assertThatThrownBy(folder("geo", "n1")::verify).hasMessageContaining("cannot be read");
    Files.writeString(marker, "{\"format\": 1, \"cluster\": \"geo\"}");
    assertThatThrownBy(folder("geo", "n1")::verify).hasMessageContaining("cannot be read");
    Files.writeString(marker, "{\"format\": 2}");
    assertThatThrownBy(folder("geo", "n1")::verify).hasMessageContaining("format 2, newer");
  }

  @Test
  void nodeThatHasRunDoesNotComeBackEmpty() throws Exception {
    DataFolder folder = folder("geo", "n1");
    folder.initialize(CLOCK);
    Files.createDirectories(folder.path().resolve("raft/group"));
    Files.createDirectories(folder.path().resolve("db/default"));
    folder.markUsed();
    folder.markUsed();
    folder.verify();
    Files.delete(folder.path().resolve("raft/group"));
    assertThatThrownBy(folder::verify)
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("raft is missing or empty")
        .hasMessageContaining("new node");
  }
}
