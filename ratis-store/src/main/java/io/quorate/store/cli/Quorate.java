package io.quorate.store.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The program {@code quorate}: one command, then the end. */
@Command(
    name = "quorate",
    version = "quorate 0.1.0",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "A geo-replicated, strongly consistent key-value store.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class Quorate {

  private Quorate() {}

  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** Carries out one command line; the answer is the exit code. */
  public static int run(Terminal terminal, String... args) {
    CommandLine line = commandLine(terminal);
    int code = args.length == 0 ? usage(line, terminal) : line.execute(args);
    terminal.out().flush();
    return code;
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine line =
        new CommandLine(new Quorate())
            .addSubcommand(new InitCommand(terminal))
            .addSubcommand(new NodeCommand(terminal))
            .addSubcommand(ConfigCommand.of(terminal))
            .addSubcommand(new PutCommand(terminal))
            .addSubcommand(new GetCommand(terminal))
            .addSubcommand(new DeleteCommand(terminal))
            .addSubcommand(new RangeCommand(terminal))
            .addSubcommand(new TxnCommand(terminal))
            .addSubcommand(new CommandLine(new LeaseCommand(), new OptionsFactory(terminal)))
            .addSubcommand(new CompactCommand(terminal))
            .addSubcommand(new CommandLine(new LeaderCommand(), new OptionsFactory(terminal)))
            .addSubcommand(new StatusCommand(terminal))
            .addSubcommand(new LatencyCommand(terminal))
            .addSubcommand(new LagCommand(terminal))
            .addSubcommand(new LoadCommand(terminal))
            .addSubcommand(new ExportCommand(terminal))
            .addSubcommand(
                new CommandLine(new SnapshotCommand(terminal), new OptionsFactory(terminal)))
            .addSubcommand(new RepairTailCommand(terminal))
            .addSubcommand(new CommandLine(new DebugCommand(), new OptionsFactory(terminal)))
            .addSubcommand(new CompletionCommand(terminal));
    line.setExpandAtFiles(false); // @file names a value
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    line.setExecutionExceptionHandler(new Failures(terminal));
    line.setParameterExceptionHandler((e, args) -> misused(e, terminal));
    return line;
  }

  private static int usage(CommandLine line, Terminal terminal) {
    line.usage(terminal.err());
    return ExitCode.USAGE;
  }

  private static int misused(ParameterException e, Terminal terminal) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println(command + ": " + e.getMessage());
    terminal.err().println("try: " + command + " --help");
    return ExitCode.USAGE;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String text : ExitCode.TEXT) {
      codes.put(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1));
    }
    return codes;
  }
}
