package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.heading;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.terminal.Bars;
import java.util.List;
import java.util.stream.Collectors;

/** The red gate: which seeded bug was convicted, and by whom. */
final class BugTable {

  private static final List<String> HEADINGS =
      List.of("seeded bug", "outcome", "convicted by", "operations", "faults", "took", "seed");

  private BugTable() {}

  static String of(List<TrialResult> trials) {
    List<String> rows =
        trials.stream().filter(trial -> !trial.bug().isEmpty()).map(BugTable::of).toList();
    return rows.isEmpty()
        ? ""
        : heading(
                "bugs",
                "Seeded bugs",
                "Servers with a known bug each: a harness that does not convict them proves nothing"
                    + " of the others.")
            + Html.table(HEADINGS, rows);
  }

  private static String of(TrialResult trial) {
    String by =
        trial.verdicts().stream()
            .filter(verdict -> verdict.kind() == VerdictResult.Kind.VIOLATION)
            .map(verdict -> "<b>" + text(verdict.checker()) + "</b>: " + text(verdict.what()))
            .distinct()
            .collect(Collectors.joining("<br>"));
    return row(
        "",
        "<a href=\"#" + text(trial.name()) + "\">" + text(trial.bug()) + "</a>",
        Html.badge(trial.outcome().good(), Failures.word(trial)),
        by.isEmpty() ? "nobody" : by,
        Bars.count(trial.operations()),
        Bars.count(trial.faults().size()),
        Math.round(trial.seconds()) + " s",
        "<code>" + trial.seed() + "</code>");
  }
}
