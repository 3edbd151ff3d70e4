package io.quorate.chaos.cli;

import picocli.CommandLine.Command;

/** {@code quorate chaos}: faults, and the proof that the store keeps its promises under them. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, ReportCommand.class},
    description = "Breaks clusters, records every operation, and judges what was promised.")
final class ChaosCommand {}
