package io.quorate.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.StoreServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node whose log was torn refuses to start, is repaired, and has all that it acknowledged. */
@Timeout(120) // a node that does not refuse to start runs on
final class RepairTailCommandTest {

  /** A length of 100 bytes, and a beginning of them. */
  private static final byte[] UNFINISHED = {100, 8, 7, 16, 9, 26, 5};

  @TempDir Path temp;

  @Test
  void tornNodeIsRepairedAndHasItsWrites() throws Exception {
    SingleNode node = new SingleNode(temp, "torn");
    assertThat(node.configured("init").code()).isZero();
    try (StoreServer server = node.start()) {
      assertThat(node.run("put", "greeting", "hello").code()).isZero();
      server.close();
    }
    Path log = openSegment(node.data.resolve("raft"));
    long sound = Files.size(log);
    Files.write(log, UNFINISHED, StandardOpenOption.APPEND);

    Run refused = node.configured("node");
    assertThat(refused.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(refused.err())
        .contains("torn in " + log + " at byte " + sound)
        .contains("quorate repair-tail --config FILE")
        .hasLineCount(1);
    assertThat(log).hasSize(sound + UNFINISHED.length);

    Run repaired = node.configured("repair-tail");
    assertThat(repaired.err()).isEmpty();
    assertThat(repaired.out()).contains("cut " + log + " at byte " + sound, "start the node");
    assertThat(node.configured("repair-tail").err()).contains("is sound; nothing was changed");
    try (StoreServer server = node.start()) {
      assertThat(node.run("get", "greeting").out()).isEqualTo("hello\n");
      server.close();
    }
  }

  @Test
  void damageInTheMiddleIsRefusedByBoth() throws Exception {
    SingleNode node = new SingleNode(temp, "broken");
    assertThat(node.configured("init").code()).isZero();
    try (StoreServer server = node.start()) {
      for (int i = 0; i < 3; i++) {
        assertThat(node.run("put", "key", "value " + i).code()).isZero();
      }
      server.close();
    }
    Path log = openSegment(node.data.resolve("raft"));
    byte[] bytes = Files.readAllBytes(log);
    bytes[20] ^= 1;
    Files.write(log, bytes);
    for (String command : List.of("node", "repair-tail")) {
      Run run = node.configured(command);
      assertThat(run.code()).isEqualTo(ExitCode.REJECTED);
      assertThat(run.err())
          .contains("damaged in the middle in " + log + " at byte 8, entry 0")
          .contains("nothing may be cut")
          .hasLineCount(1);
    }
    assertThat(log).hasBinaryContent(bytes);
  }

  private static Path openSegment(Path raft) throws IOException {
    try (Stream<Path> files = Files.walk(raft)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("log_inprogress_"))
          .findFirst()
          .orElseThrow();
    }
  }
}
