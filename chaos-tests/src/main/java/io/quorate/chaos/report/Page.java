package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.heading;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.report.drawing.Svg;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.Recovery;
import io.quorate.chaos.result.TrialResult;
import java.util.List;

/** The page of a campaign: what matters first, then trial by trial. */
final class Page {

  private Page() {}

  static String of(CampaignResult campaign, String style) {
    List<TrialResult> trials = campaign.trials();
    StringBuilder body = new StringBuilder();
    body.append(Summary.of(campaign));
    body.append(Failures.of(campaign));
    body.append(RuleTable.of(trials));
    body.append(recovery(campaign));
    body.append(EvidenceTable.of(campaign));
    body.append(AvailabilityTable.of(trials));
    body.append(BugTable.of(trials));
    body.append(notExercised(campaign));
    body.append(heading("trials", "Trial by trial", ""));
    trials.forEach(trial -> body.append(TrialCard.of(trial)));
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + "<title>Quorate chaos: "
        + text(campaign.plan())
        + ", seed "
        + campaign.seed()
        + "</title><style>\n"
        + style
        + "</style></head><body><main>\n"
        + body
        + "</main></body></html>\n";
  }

  private static String recovery(CampaignResult campaign) {
    List<Recovery> families = Recovery.byFamily(campaign);
    if (families.isEmpty()) {
      return "";
    }
    return heading(
            "recovery",
            "Recovery",
            "From the beginning of a fault, whether or not it goes on, to the first"
                + " acknowledgement of a write that was sent after it, from whichever region.")
        + Html.figure(Svg.of(new RecoveryFigure(families, "Recovery time by family of faults")));
  }

  private static String notExercised(CampaignResult campaign) {
    return campaign.notExercised().isEmpty()
        ? ""
        : heading("not-exercised", "Not exercised", "What could not be done here, and why.")
            + Html.list(campaign.notExercised().stream());
  }
}
