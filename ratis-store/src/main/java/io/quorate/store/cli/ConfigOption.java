package io.quorate.store.cli;

import io.quorate.store.config.ServerConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which configuration a command of the node reads. */
final class ConfigOption {

  private final Terminal terminal;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The node's settings; ${DEFAULT-VALUE} where none is named. Variables QUORATE_* win.")
  private Path file = ServerConfig.DEFAULT_FILE;

  ConfigOption(Terminal terminal) {
    this.terminal = terminal;
  }

  ServerConfig load() {
    return ServerConfig.load(file, terminal.environment());
  }

  Path file() {
    return file;
  }
}
