package io.quorate.chaos.cli;

import io.quorate.chaos.bench.BenchCommand;
import io.quorate.chaos.bench.TrainCommand;
import io.quorate.chaos.demo.DemoCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The part of {@code quorate} that starts clusters of its own. */
@Command(
    name = "quorate",
    mixinStandardHelpOptions = true,
    subcommands = {DemoCommand.class, BenchCommand.class, TrainCommand.class, ChaosCommand.class})
public final class ChaosMain {

  /** Held, because the logging system forgets levels of loggers that nobody holds. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  private ChaosMain() {}

  public static void main(String[] arguments) {
    GRPC.setLevel(Level.SEVERE); // broken connections are part of the show
    System.exit(new CommandLine(new ChaosMain()).execute(arguments));
  }
}
