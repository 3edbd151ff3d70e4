package io.quorate.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeCommandsTest {

  @TempDir Path temp;
  private Path config = Path.of("");

  @BeforeEach
  void writeConfig() throws Exception {
    config = temp.resolve("quorate.yaml");
    Files.writeString(
        config,
        """
        cluster:
          id: geo
          nodes: [{name: n1, region: us-east}, {name: n2, region: eu-west, host: b}]
        node: {name: n1, data: '%s'}
        """
            .formatted(temp.resolve("data")));
  }

  @Test
  void nodeRefusesAnUnmarkedFolderAndSaysWhatToDo() {
    Run node = Run.of("node", "--config", config.toString());
    assertThat(node.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(node.err()).contains("run quorate init --config").hasLineCount(1);
  }

  @Test
  void nodeRefusesAnotherNodesFolder() {
    assertThat(Run.of("init", "--config", config.toString()).code()).isZero();
    Map<String, String> other = Map.of("QUORATE_NODE_NAME", "n2");
    Run node = Run.of(other, "", "node", "--config", config.toString());
    assertThat(node.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(node.err()).contains("node n1 of cluster geo").contains("node n2 of cluster geo");
  }

  @Test
  void initMarksOnceAndAgreesAfterwards() {
    Run first = Run.of("init", "--config", config.toString());
    assertThat(first.out()).contains("is now the folder of node n1 of cluster geo");
    Run again = Run.of("init", "--config", config.toString());
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("was already the folder of node n1");
  }

  @Test
  void configIsValidatedAndPrinted() throws Exception {
    assertThat(Run.of("config", "validate", "--config", config.toString()).out())
        .contains("is valid: node n1 in us-east, cluster geo of 2 nodes");
    Files.writeString(config, "rafd: {}\n", java.nio.file.StandardOpenOption.APPEND);
    Run wrong = Run.of("config", "validate", "--config", config.toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains(":5: rafd: is no setting; nearest is raft").hasLineCount(1);

    Run defaults = Run.of("config", "print-defaults");
    Files.writeString(config, defaults.out());
    assertThat(Run.of("config", "validate", "--config", config.toString()).code()).isZero();
  }

  @Test
  void missingConfigIsAUsageError() {
    Run node = Run.of("node", "--config", temp.resolve("none.yaml").toString());
    assertThat(node.code()).isEqualTo(ExitCode.USAGE);
    assertThat(node.err()).contains("no such file; name one with --config");
  }

  @Test
  void misuseIsExplainedInTwoLines() {
    Run run = Run.of("put", "only-a-key");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("VALUE").contains("try: quorate put --help").hasLineCount(2);
    assertThat(Run.of("frobnicate").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of().code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void helpListsCommandsAndExitCodes() {
    Run help = Run.of("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("status", "load", "export", "debug", "indeterminate");
    assertThat(Run.of("completion").out()).contains("complete -F _complete_quorate");
    assertThat(Run.of("lease", "grant", "--help").out()).contains("Time to live");
  }
}
