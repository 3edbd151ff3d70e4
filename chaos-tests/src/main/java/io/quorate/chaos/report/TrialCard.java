package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.table;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.report.drawing.Svg;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.LoadResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.terminal.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The part of the page that one trial has. */
final class TrialCard {

  private static final List<String> LOAD_HEADINGS =
      List.of(
          "workload", "asked", "noted", "answered", "failed", "unknown", "withheld", "p50", "p99");

  private static final List<String> FAULT_HEADINGS =
      List.of("no.", "fault", "what", "at", "lasted", "recovery", "felt", "evidence");

  private static final double MICROS_PER_MILLI = 1e3;

  private TrialCard() {}

  static String of(TrialResult trial) {
    String title =
        "<h3 id=\""
            + text(trial.name())
            + "\">"
            + (trial.bug().isEmpty() ? "" : "seeded bug: ")
            + text(trial.name())
            + "</h3> "
            + Html.badge(trial.outcome().good(), Failures.word(trial))
            + element("span", "note", "seed " + trial.seed());
    String inside = inside(trial);
    return trial.bug().isEmpty()
        ? element("article", "", element("div", "title", title) + inside)
        : element("article", "", Html.details(title, inside));
  }

  private static String inside(TrialResult trial) {
    StringBuilder card = new StringBuilder();
    trial.remarks().forEach(remark -> card.append(element("p", "warning", text(remark))));
    if (!trial.timeline().isEmpty()) {
      card.append(Html.figure(Svg.of(new TimelineFigure(trial, trial.name() + " over time"))));
      card.append(binning(trial));
    }
    card.append(verdicts(trial.verdicts()));
    card.append(faults(Faults.inOrder(trial)));
    String loads = table(LOAD_HEADINGS, trial.loads().stream().map(TrialCard::load).toList());
    card.append(loads.isEmpty() ? "" : Html.details("Workloads", loads));
    return card.append(Html.command(trial.repeat())).toString();
  }

  private static String binning(TrialResult trial) {
    int seconds = Series.binSeconds(trial);
    return seconds == 1
        ? ""
        : element(
            "p",
            "note",
            "Each point is "
                + seconds
                + " seconds: their mean rate, the median of their p50, the worst of their p99.");
  }

  private static String verdicts(List<VerdictResult> verdicts) {
    List<String> rows = new ArrayList<>();
    for (VerdictResult verdict : verdicts) {
      String why =
          verdict.explanation().isEmpty()
              ? ""
              : Html.details(
                  "why", "<pre>" + text(String.join("\n", verdict.explanation())) + "</pre>");
      rows.add(
          row(
              "",
              text(verdict.workload()),
              text(verdict.checker()),
              Html.badge(
                  verdict.kind() == VerdictResult.Kind.VALID,
                  verdict.kind().name().toLowerCase(Locale.ROOT)),
              text(verdict.what()) + text(EvidenceTable.figures(verdict.figures())) + why));
    }
    String table = table(List.of("workload", "rule", "verdict", "figures"), rows);
    long bad = verdicts.stream().filter(v -> v.kind() != VerdictResult.Kind.VALID).count();
    return bad > 0 || rows.isEmpty()
        ? table
        : Html.details("Verdicts: " + rows.size() + ", all valid", table);
  }

  private static String load(LoadResult load) {
    return row(
        "",
        text(load.workload()),
        load.rate() + "/s",
        Bars.count(load.operations()),
        Bars.count(load.answered()),
        Bars.count(load.failed()),
        Bars.count(load.unknown()),
        Bars.count(load.withheld()),
        Words.millis(load.p50Micros() / MICROS_PER_MILLI),
        Words.millis(load.p99Micros() / MICROS_PER_MILLI));
  }

  private static String faults(List<FaultResult> faults) {
    List<String> rows = new ArrayList<>();
    for (FaultResult fault : faults) {
      Long recovery = fault.recoveryMillis();
      rows.add(
          row(
              fault.tookHold() ? "" : "faint",
              Integer.toString(rows.size() + 1),
              Html.swatch(Faults.tone(fault.family())) + text(fault.nemesis()),
              text(fault.what()),
              Words.seconds(fault.fromMillis()),
              Words.seconds(fault.toMillis() - fault.fromMillis()),
              recovery == null ? "none" : Words.millis(recovery),
              fault.tookHold() ? "yes" : "<b>no</b>",
              text(fault.evidence())));
    }
    return rows.isEmpty()
        ? ""
        : Html.details(
            "Faults: " + rows.size() + ", with their evidence", table(FAULT_HEADINGS, rows));
  }
}
