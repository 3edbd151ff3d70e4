package io.quorate.store.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command may touch of the process around it.
 *
 * @param out answers, for people or for the next program
 * @param err everything else
 * @param environment variables
 */
public record Terminal(
    PrintStream out, PrintStream err, InputStream in, Map<String, String> environment) {

  /** Those of this process; text is UTF-8. */
  static Terminal ofProcess() {
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.in,
        System.getenv());
  }

  String variable(String name, String fallback) {
    return environment.getOrDefault(name, fallback);
  }
}
