package io.quorate.store.cli;

import io.quorate.store.config.ServerConfig;
import io.quorate.store.identity.DataFolder;
import io.quorate.store.raftlog.TailRepair;
import io.quorate.store.raftlog.TailRepair.Repaired;
import io.quorate.store.replication.GroupFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "repair-tail",
    description = {
      "Cuts off the torn tail of a stopped node's Raft log, as a power loss can leave it.",
      "It keeps a copy, and never cuts damage in the middle. Where an acknowledged write may have",
      "been in the tail, the node takes part without a vote until it has caught up."
    })
final class RepairTailCommand implements Callable<Integer> {

  private static final String GROUP = "default";

  private final Terminal terminal;
  @Mixin private final ConfigOption config;

  RepairTailCommand(Terminal terminal) {
    this.terminal = terminal;
    this.config = new ConfigOption(terminal);
  }

  @Override
  public Integer call() throws IOException {
    ServerConfig settings = config.load();
    DataFolder folder = new DataFolder(settings);
    folder.verify();
    Path raft = folder.path().resolve("raft");
    Repaired repaired =
        TailRepair.run(
            GroupFolder.of(raft, settings.cluster().id(), GROUP).path(),
            settings.cluster().nodes().size(),
            Instant.now());
    terminal
        .out()
        .printf(
            "cut %s at byte %d, in front of entry %d; the file as it was is %s%n",
            repaired.damage().file(),
            repaired.damage().offset(),
            repaired.damage().index(),
            repaired.copy());
    terminal
        .out()
        .println(
            repaired.votes()
                ? "the record was never finished, so nobody was told of it; start the node"
                : "start the node: it has no vote until it has caught up, and the group elects a"
                    + " leader anew when it comes");
    return ExitCode.OK;
  }
}
