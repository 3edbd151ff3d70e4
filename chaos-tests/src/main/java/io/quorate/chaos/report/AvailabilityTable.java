package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.heading;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.terminal.Bars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Availability: a row for each trial of the store as it is, a column for each region. */
final class AvailabilityTable {

  private AvailabilityTable() {}

  static String of(List<TrialResult> trials) {
    Map<String, List<Availability>> byTrial = new LinkedHashMap<>();
    trials.stream()
        .filter(trial -> trial.bug().isEmpty() && !trial.timeline().isEmpty())
        .forEach(trial -> byTrial.put(trial.name(), Availability.of(trial)));
    Set<String> regions = new TreeSet<>();
    byTrial.values().forEach(all -> all.forEach(each -> regions.add(each.region())));
    List<String> rows = new ArrayList<>();
    byTrial.forEach((name, all) -> {
      List<String> cells = new ArrayList<>(List.of(text(name)));
      regions.forEach(region -> cells.add(cell(region, all)));
      rows.add(row("", cells));
    });
    List<String> headings = new ArrayList<>(List.of("trial"));
    headings.addAll(regions);
    return rows.isEmpty()
        ? ""
        : heading(
                "availability",
                "Availability by region",
                "The share of operations that were answered; of the seconds in which any was; and"
                    + " the longest time without an answer. Half of the clients of a region never"
                    + " leave their own node, whatever is done to it.")
            + Html.table(headings, rows);
  }

  /** Empty where the trial has no such region. */
  private static String cell(String region, List<Availability> all) {
    return all.stream()
        .filter(each -> each.region().equals(region))
        .map(AvailabilityTable::cell)
        .findFirst()
        .orElse("");
  }

  private static String cell(Availability each) {
    String title =
        Bars.count(each.answered())
            + " answered, "
            + Bars.count(each.unanswered())
            + " not; "
            + each.silentSeconds()
            + " of "
            + each.seconds()
            + " seconds without an answer";
    return "<div title=\""
        + text(title)
        + "\">"
        + element("b", "", Words.percent(each.answeredShare()))
        + bar(each.answeredShare())
        + element("small", "", text(Words.percent(each.timeShare()) + " of the time"))
        + element("small", "", text(silence(each)))
        + "</div>";
  }

  private static String silence(Availability each) {
    return each.longestSilenceSeconds() == 0
        ? "never silent"
        : "silent for up to " + each.longestSilenceSeconds() + " s";
  }

  private static String bar(double share) {
    return "<span class=\"meter\"><span style=\"width:"
        + Math.round(share * 100)
        + "%\"></span></span>";
  }
}
