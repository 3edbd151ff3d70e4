package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.heading;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.terminal.Bars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Verdicts at a glance: a row for each trial of the store as it is, a column for each checker. */
final class RuleTable {

  private RuleTable() {}

  static String of(List<TrialResult> trials) {
    List<TrialResult> own = trials.stream().filter(trial -> trial.bug().isEmpty()).toList();
    Set<String> checkers = new LinkedHashSet<>();
    own.forEach(trial -> trial.verdicts().forEach(verdict -> checkers.add(verdict.checker())));
    List<String> rows = own.stream().map(trial -> of(trial, checkers)).toList();
    List<String> headings =
        Stream.of(List.of("trial", "outcome", "operations", "faults", "took"), checkers)
            .flatMap(each -> each.stream())
            .toList();
    return rows.isEmpty()
        ? ""
        : heading("verdicts", "Verdicts", "Each rule was judged on all operations of its workload.")
            + Html.table(headings, rows);
  }

  private static String of(TrialResult trial, Set<String> checkers) {
    List<String> cells = new ArrayList<>();
    cells.add("<a href=\"#" + text(trial.name()) + "\">" + text(trial.name()) + "</a>");
    cells.add(Html.badge(trial.outcome().good(), Failures.word(trial)));
    cells.add(Bars.count(trial.operations()));
    cells.add(Bars.count(trial.faults().size()));
    cells.add(Math.round(trial.seconds()) + " s");
    checkers.forEach(checker -> cells.add(cell(trial, checker)));
    return row("", cells);
  }

  /** The worst that one checker said of any workload; nothing where it had none to judge. */
  private static String cell(TrialResult trial, String checker) {
    Optional<VerdictResult.Kind> worst =
        trial.verdicts().stream()
            .filter(verdict -> verdict.checker().equals(checker))
            .map(VerdictResult::kind)
            .max(Comparator.comparing(RuleTable::weight));
    return worst.map(RuleTable::mark).orElse("");
  }

  private static int weight(VerdictResult.Kind kind) {
    return switch (kind) {
      case VALID -> 0;
      case UNDECIDED -> 1;
      case VIOLATION -> 2;
    };
  }

  private static String mark(VerdictResult.Kind kind) {
    return switch (kind) {
      case VALID -> element("span", "mark good", "✓ valid");
      case UNDECIDED -> element("span", "mark bad", "? undecided");
      case VIOLATION -> element("span", "mark bad", "✗ violation");
    };
  }
}
