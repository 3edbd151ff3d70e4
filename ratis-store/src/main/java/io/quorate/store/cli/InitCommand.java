package io.quorate.store.cli;

import io.quorate.store.config.ServerConfig;
import io.quorate.store.identity.DataFolder;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "init",
    description = {
      "Makes a new node's data folder and marks it with the node's name, once.",
      "A node starts only on a folder marked for it, so a lost disk cannot come back empty and vote."
    })
final class InitCommand implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final ConfigOption config;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
    this.config = new ConfigOption(terminal);
  }

  @Override
  public Integer call() {
    ServerConfig settings = config.load();
    DataFolder folder = new DataFolder(settings);
    boolean fresh = folder.initialize(InstantSource.system());
    terminal
        .out()
        .printf(
            "%s %s node %s of cluster %s%n",
            folder.path(),
            fresh ? "is now the folder of" : "was already the folder of",
            settings.node().name(),
            settings.cluster().id());
    return ExitCode.OK;
  }
}
