package io.quorate.chaos.cli;

import io.quorate.chaos.plan.Nemeses;
import io.quorate.chaos.report.Report;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.Remains;
import io.quorate.chaos.result.ResultFile;
import io.quorate.chaos.terminal.Screen;
import java.io.IOException;
import java.nio.file.FileSystemException;
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
      CampaignResult campaign = Remains.added(ResultFile.read(folder), folder, Nemeses::family);
      Path page = Report.write(campaign, folder);
      Screen.ofStandardOutput().line("written: " + page);
      return 0;
    } catch (FileSystemException e) {
      throw new ParameterException(
          spec.commandLine(),
          "the report cannot be written into "
              + folder
              + ": "
              + e.getMessage()
              + (e.getReason() == null ? " (" + e.getClass().getSimpleName() + ")" : ""),
          e);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
