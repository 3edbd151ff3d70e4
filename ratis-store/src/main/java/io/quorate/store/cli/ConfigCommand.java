package io.quorate.store.cli;

import io.quorate.store.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "config", description = "Checks settings, or prints all with their defaults.")
final class ConfigCommand {

  private ConfigCommand() {}

  static CommandLine of(Terminal terminal) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new Validate(terminal))
        .addSubcommand(new PrintDefaults(terminal));
  }

  @Command(name = "validate", description = "Says whether a node would accept its settings.")
  static final class Validate implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private final ConfigOption config;

    Validate(Terminal terminal) {
      this.terminal = terminal;
      this.config = new ConfigOption(terminal);
    }

    @Override
    public Integer call() {
      ServerConfig settings = config.load();
      terminal
          .out()
          .printf(
              "%s is valid: node %s in %s, cluster %s of %d nodes, leader regions %s%n",
              config.file(),
              settings.node().name(),
              settings.self().region(),
              settings.cluster().id(),
              settings.cluster().nodes().size(),
              settings.cluster().rankedRegions());
      return ExitCode.OK;
    }
  }

  @Command(
      name = "print-defaults",
      description = "Prints a configuration file with every setting, explained, at its default.")
  static final class PrintDefaults implements Callable<Integer> {
    private final Terminal terminal;

    PrintDefaults(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      try (InputStream file = ServerConfig.class.getResourceAsStream("quorate.yaml")) {
        if (file == null) {
          throw new IllegalStateException("quorate.yaml is missing in the program");
        }
        file.transferTo(terminal.out());
      }
      return ExitCode.OK;
    }
  }
}
