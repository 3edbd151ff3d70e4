package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.table;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.LoadResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.terminal.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of the page that one trial has. */
final class TrialCard {

  private TrialCard() {}

  static String of(TrialResult trial) {
    StringBuilder card = new StringBuilder();
    card.append("<article id=\"").append(text(trial.name())).append("\">\n");
    String outcome = trial.outcome().name().toLowerCase(Locale.ROOT);
    card.append("<h2>")
        .append(text(trial.name()))
        .append(trial.bug().isEmpty() ? "" : " <small>seeded bug</small>")
        .append(element("span", trial.outcome().good() ? "badge good" : "badge bad", text(outcome)))
        .append("</h2>\n");
    trial.remarks().forEach(remark -> card.append(element("p", "remark", text(remark))));
    if (!trial.timeline().isEmpty()) {
      card.append(Html.picture(Charts.throughput(trial), "answers a second over time"));
      card.append(Html.picture(Charts.latency(trial), "latency over time"));
    }
    card.append(verdicts(trial.verdicts()));
    card.append(loads(trial.loads()));
    card.append(faults(trial.faults()));
    card.append(element("p", "command", "<code>" + text(trial.repeat()) + "</code>"));
    return card.append("</article>\n").toString();
  }

  private static String verdicts(List<VerdictResult> verdicts) {
    List<String> rows = new ArrayList<>();
    for (VerdictResult verdict : verdicts) {
      String kind = verdict.kind().name().toLowerCase(Locale.ROOT);
      String figures =
          new TreeMap<>(verdict.figures())
              .entrySet().stream()
                  .map(figure -> figure.getKey() + " " + Bars.count(figure.getValue()))
                  .collect(Collectors.joining(", "));
      String why =
          verdict.explanation().isEmpty()
              ? ""
              : "<details><summary>why</summary><pre>"
                  + text(String.join("\n", verdict.explanation()))
                  + "</pre></details>";
      rows.add(
          row(
              verdict.kind() == VerdictResult.Kind.VALID ? "good" : "bad",
              text(verdict.workload()),
              text(verdict.checker()),
              element("span", "badge", text(kind)),
              text(verdict.what()) + text(figures) + why));
    }
    return rows.isEmpty() ? "" : table(List.of("workload", "rule", "verdict", ""), rows);
  }

  private static String loads(List<LoadResult> loads) {
    List<String> rows = new ArrayList<>();
    for (LoadResult load : loads) {
      rows.add(
          row(
              "",
              text(load.workload()),
              load.rate() + "/s",
              Bars.count(load.operations()),
              Bars.count(load.answered()),
              Bars.count(load.failed()),
              Bars.count(load.unknown()),
              Bars.count(load.withheld()),
              millis(load.p50Micros()),
              millis(load.p99Micros())));
    }
    List<String> headings =
        List.of(
            "workload",
            "asked",
            "noted",
            "answered",
            "failed",
            "unknown",
            "withheld",
            "p50",
            "p99");
    return rows.isEmpty() ? "" : table(headings, rows);
  }

  private static String faults(List<FaultResult> faults) {
    List<String> rows = new ArrayList<>();
    for (FaultResult fault : faults) {
      String figures =
          new TreeMap<>(fault.figures())
              .entrySet().stream()
                  .map(figure -> figure.getKey() + " " + Bars.count(figure.getValue()))
                  .collect(Collectors.joining(", "));
      @Nullable Long recovery = fault.recoveryMillis();
      rows.add(
          row(
              fault.tookHold() ? "" : "faint",
              swatch(fault.family()) + text(fault.nemesis()),
              text(fault.what()),
              seconds(fault.fromMillis()),
              seconds(fault.toMillis() - fault.fromMillis()),
              recovery == null ? "none" : Bars.count(recovery) + " ms",
              text(fault.tookHold() ? "yes" : "no"),
              text(fault.evidence()) + (figures.isEmpty() ? "" : "; " + text(figures))));
    }
    List<String> headings =
        List.of("fault", "what", "at", "lasted", "recovery", "felt", "evidence");
    return rows.isEmpty()
        ? ""
        : "<details open><summary>"
            + faults.size()
            + " faults and their evidence</summary>"
            + table(headings, rows)
            + "</details>\n";
  }

  private static String swatch(String family) {
    return "<i style=\"background:" + Palette.css(Palette.family(family)) + "\"></i>";
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
  }
}
