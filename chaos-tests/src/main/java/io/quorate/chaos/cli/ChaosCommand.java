package io.quorate.chaos.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quorate chaos}: what is done under faults, and what comes of it. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = "Breaks clusters, records every operation, and judges what was promised.",
    subcommands = {RunCommand.class, CheckCommand.class, ReportCommand.class})
public final class ChaosCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
  }
}
