package io.quorate.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {

  @TempDir Path folder;

  @Test
  void withoutACacheNothingIsAsked() {
    assertThat(WarmStart.options(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void aFileThatDoesNotFitIsNoNewsAndNoFailure() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage"), "no cache of any JVM");

    assertThat(startedWith(WarmStart.options(garbage))).isEmpty();
  }

  /** What a JVM says that is asked for its version alone; it must end well. */
  private String startedWith(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-version"));
    Path said = folder.resolve("said");
    Process run =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(run.waitFor()).isZero();
    return String.join(
        "",
        Files.readAllLines(said).stream()
            .filter(line -> !line.matches("(openjdk|OpenJDK|java|Java).*"))
            .toList());
  }
}
