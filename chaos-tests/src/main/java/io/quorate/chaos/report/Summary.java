package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.text;
import static io.quorate.chaos.result.VerdictResult.Kind.VIOLATION;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.terminal.Bars;
import java.util.List;

/** The head of the page: the verdict, the figures that sum it up, and how to do it all again. */
final class Summary {

  private Summary() {}

  static String of(CampaignResult campaign) {
    return element(
            "header",
            "",
            "<h1>Quorate under faults</h1>" + Html.badge(campaign.good(), verdict(campaign)))
        + element("p", "note", text(what(campaign)))
        + (campaign.complete() ? "" : element("p", "warning", text(stopped(campaign))))
        + element("section", "tiles", tiles(campaign))
        + Html.command(campaign.repeat());
  }

  private static String verdict(CampaignResult campaign) {
    if (campaign.good()) {
      return "all as promised";
    }
    if (campaign.violated()) {
      return "not as promised";
    }
    boolean soFar = campaign.trials().stream().allMatch(trial -> trial.outcome().good());
    return soFar && !campaign.complete() ? "stopped early" : "no verdict";
  }

  private static String what(CampaignResult campaign) {
    return "Plan "
        + campaign.plan()
        + ", seed "
        + campaign.seed()
        + ", backend "
        + campaign.backend()
        + "; began "
        + campaign.began()
        + "; version "
        + campaign.version()
        + ".";
  }

  private static String stopped(CampaignResult campaign) {
    return "This campaign was stopped before its end: what follows are the "
        + campaign.trials().size()
        + " trials that ended. That is no pass, whatever they say.";
  }

  private static String tiles(CampaignResult campaign) {
    List<TrialResult> trials = campaign.trials();
    long bugs = trials.stream().filter(trial -> !trial.bug().isEmpty()).count();
    long convicted =
        trials.stream().filter(trial -> !trial.bug().isEmpty() && trial.outcome().good()).count();
    List<FaultResult> faults = trials.stream().flatMap(trial -> trial.faults().stream()).toList();
    long felt = faults.stream().filter(FaultResult::tookHold).count();
    long broken =
        trials.stream()
            .filter(trial -> trial.bug().isEmpty())
            .flatMap(trial -> trial.verdicts().stream())
            .filter(verdict -> verdict.kind() == VIOLATION)
            .count();
    return tile(Bars.count(campaign.operations()), "operations judged")
        + tile(Bars.count(broken), "violations")
        + tile(Bars.count(faults.size()), "faults, " + Bars.count(felt) + " of them felt")
        + tile(trials.size() - bugs + " + " + bugs, "trials, and with a seeded bug")
        + tile(convicted + " of " + bugs, "seeded bugs convicted");
  }

  private static String tile(String figure, String what) {
    return element("div", "tile", element("b", "", text(figure)) + text(what));
  }
}
