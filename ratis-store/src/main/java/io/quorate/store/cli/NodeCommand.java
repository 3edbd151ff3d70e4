package io.quorate.store.cli;

import io.quorate.store.StoreServer;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.identity.DataFolder;
import io.quorate.store.space.DiskSpace;
import io.quorate.store.telemetry.Logging;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "node",
    description = {
      "Runs a node until it is told to stop (SIGTERM or Ctrl-C).",
      "It then hands over leadership, closes, and ends with the signal's code (143, 130)."
    })
final class NodeCommand implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final ConfigOption config;

  NodeCommand(Terminal terminal) {
    this.terminal = terminal;
    this.config = new ConfigOption(terminal);
  }

  @Override
  public Integer call() throws Exception {
    Logging.install();
    ServerConfig settings = config.load();
    new DataFolder(settings).verify();
    Optional<String> noRoom =
        DiskSpace.of(settings.node().data(), settings.storage().freeBytesMin()).problemOfStart();
    if (noRoom.isPresent()) {
      terminal.err().println("quorate: " + noRoom.get());
      return ExitCode.NO_ROOM;
    }
    StoreServer server = StoreServer.start(settings);
    Thread closing = Thread.ofPlatform().name("shutdown").unstarted(server::close);
    Runtime.getRuntime().addShutdownHook(closing);
    server.awaitStop();
    return ExitCode.OK;
  }
}
