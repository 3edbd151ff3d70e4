package io.quorate.chaos.cli;

import io.quorate.chaos.report.Report;
import io.quorate.chaos.result.ResultFile;
import io.quorate.chaos.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quorate chaos report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:written", "2:no campaign there, or it is damaged"},
    description = "Draws a campaign: one HTML page that needs nothing beside it, and PNGs.")
final class ReportCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder of a campaign (its --out)")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    try {
      Path page = Report.write(ResultFile.read(folder), folder);
      Screen.ofStandardOutput().line("written: " + page);
      return 0;
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
