package io.quorate.chaos.cli;

import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.runner.Watcher;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.terminal.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows a campaign on the terminal as it goes on. */
final class ConsoleWatcher implements Watcher {

  private static final int EXPLANATION_LINES_MAX = 12;

  private final Screen screen;

  ConsoleWatcher(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void begins(Trial trial, String bug, long seed, int number, int of) {
    String detail = number + " of " + of + ", " + trial.length().toSeconds() + " s";
    screen.heading(
        number, bug.isEmpty() ? trial.name() : "seeded bug: " + bug, detail + ", seed " + seed);
  }

  @Override
  public void remark(String text) {
    screen.line(Ink.DIM, text);
  }

  @Override
  public void moving(String text) {
    screen.moving(text);
  }

  @Override
  public void fault(FaultResult fault) {
    String seconds = String.format(Locale.ROOT, "%6.1f s  ", fault.fromMillis() / 1e3);
    screen.line(
        fault.tookHold() ? Ink.PLAIN : Ink.DIM,
        seconds + fault.what() + (fault.tookHold() ? ": " : ": NOT FELT, ") + fault.evidence());
  }

  @Override
  public void verdict(VerdictResult verdict) {
    Ink ink = verdict.kind() == VerdictResult.Kind.VALID ? Ink.PLAIN : Ink.BAD;
    String name = verdict.workload() + " " + verdict.checker() + ": ";
    String kind = verdict.kind().name().toLowerCase(Locale.ROOT);
    screen.line(ink, name + kind + (verdict.what().isEmpty() ? "" : ", " + verdict.what()));
  }

  @Override
  public void ended(TrialResult result) {
    result.remarks().forEach(remark -> screen.line(Ink.DIM, remark));
    String name = result.outcome().name().toLowerCase(Locale.ROOT);
    screen.line(
        result.outcome().good() ? Ink.GOOD : Ink.BAD,
        name + ", " + Bars.count(result.operations()) + " operations");
    if (!result.outcome().good()) {
      result.verdicts().stream()
          .flatMap(verdict -> verdict.explanation().stream())
          .limit(EXPLANATION_LINES_MAX)
          .forEach(screen::line);
      screen.line(Ink.BOLD, "repeat it: " + result.repeat());
    }
  }

  /** The whole campaign in a table. */
  void summary(CampaignResult result, Path page) {
    screen.title("Campaign " + result.plan() + ", seed " + result.seed());
    Table table = new Table("trial", "operations", "faults", "took", "outcome");
    for (TrialResult trial : result.trials()) {
      table.row(
          trial.outcome().good() ? Ink.PLAIN : Ink.BAD,
          trial.name(),
          Bars.count(trial.operations()),
          trial.faults().size(),
          Duration.ofSeconds(Math.round(trial.seconds())).toSeconds() + " s",
          trial.outcome().name().toLowerCase(Locale.ROOT));
    }
    screen.table(table);
    List<String> missing = result.notExercised();
    if (!missing.isEmpty()) {
      screen.line("");
      screen.line(Ink.DIM, "not exercised here:");
      missing.forEach(line -> screen.line(Ink.DIM, "  " + line));
    }
    screen.line("");
    screen.line(Bars.count(result.operations()) + " operations judged; see " + page);
    if (result.good()) {
      screen.line(Ink.GOOD, "all as promised");
    } else {
      screen.line(Ink.BAD, "not all as promised; repeat it: " + result.repeat());
    }
  }
}
