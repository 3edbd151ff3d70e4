package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.heading;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Recovery;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.terminal.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kind by kind: how often a fault was done and felt, what shows it, and how long recovery took. */
final class EvidenceTable {

  private static final List<String> HEADINGS =
      List.of("fault", "done", "felt", "p50", "p99", "longest", "evidence, added up");

  private EvidenceTable() {}

  static String of(CampaignResult campaign) {
    List<FaultResult> all =
        campaign.trials().stream()
            .filter(trial -> trial.bug().isEmpty())
            .map(TrialResult::faults)
            .flatMap(List::stream)
            .toList();
    Map<String, Recovery> recoveries =
        Recovery.byNemesis(campaign).stream()
            .collect(Collectors.toMap(Recovery::name, Function.identity()));
    Map<String, List<FaultResult>> kinds =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    fault -> fault.family() + " " + fault.nemesis(),
                    TreeMap::new,
                    Collectors.toList()));
    List<String> rows = new ArrayList<>();
    kinds.values().forEach(faults -> rows.add(of(faults, recoveries)));
    return rows.isEmpty()
        ? ""
        : heading(
                "evidence",
                "Faults and their evidence",
                "A trial in which a kind of fault was never felt is void. Times are those of"
                    + " recovery; trials with a seeded bug are left out.")
            + Html.table(HEADINGS, rows);
  }

  private static String of(List<FaultResult> faults, Map<String, Recovery> recoveries) {
    FaultResult first = faults.getFirst();
    long felt = faults.stream().filter(FaultResult::tookHold).count();
    List<String> cells = new ArrayList<>();
    cells.add(Html.swatch(Faults.tone(first.family())) + text(first.nemesis()));
    cells.add(Bars.count(faults.size()));
    cells.add(felt == faults.size() ? Bars.count(felt) : "<b>" + Bars.count(felt) + "</b>");
    Recovery recovery = recoveries.get(first.nemesis());
    if (recovery == null) {
      cells.addAll(List.of("none", "none", "none"));
    } else {
      cells.add(Words.millis(recovery.p50Millis()));
      cells.add(Words.millis(recovery.p99Millis()));
      cells.add(Words.millis(recovery.mostMillis()));
    }
    cells.add(text(sums(faults)));
    return row(felt == 0 ? "faint" : "", cells);
  }

  private static String sums(List<FaultResult> faults) {
    Map<String, Long> sums = new TreeMap<>();
    faults.forEach(
        fault -> fault.figures().forEach((name, figure) -> sums.merge(name, figure, Long::sum)));
    return figures(sums);
  }

  /** Figures by name in a line. */
  static String figures(Map<String, Long> figures) {
    return new TreeMap<>(figures)
        .entrySet().stream()
            .map(each -> each.getKey().replace('-', ' ') + " " + Bars.count(each.getValue()))
            .collect(Collectors.joining(", "));
  }
}
