package io.quorate.chaos.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plans that come with the harness, and those of files. */
public final class Plans {

  private static final String RED_GATE = "red-gate";

  public static final List<String> BUILT_IN =
      List.of("quick", "suite", "soak", "power", "volume", RED_GATE);

  private Plans() {}

  /**
   * The plan of this name, or in this file.
   *
   * @throws IllegalArgumentException if there is no such plan, or the file cannot be accepted; says
   *     what to do
   * @throws IOException if the file cannot be read
   */
  public static Plan of(String nameOrFile) throws IOException {
    if (nameOrFile.equals(RED_GATE)) {
      return new Plan(RED_GATE, false, List.of(), Plan.ALL);
    }
    if (BUILT_IN.contains(nameOrFile)) {
      return builtIn(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "there is no plan and no readable file '"
              + nameOrFile
              + "'; take one of "
              + String.join(", ", BUILT_IN)
              + ", or the path of a YAML file as docs/chaos/README.md describes it");
    }
    return PlanReader.read(nameOrFile, Files.readString(file), true);
  }

  /** Trials by which seeded bugs are convicted: each has the name of its bug. */
  public static List<Trial> redGate() throws IOException {
    return builtIn(RED_GATE).trials();
  }

  private static Plan builtIn(String name) throws IOException {
    String file = name + ".yaml";
    try (InputStream in = Plans.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + file);
      }
      return PlanReader.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8), false);
    }
  }
}
