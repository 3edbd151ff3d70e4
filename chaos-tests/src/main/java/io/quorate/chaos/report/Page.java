package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.row;
import static io.quorate.chaos.report.Html.table;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.terminal.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of a campaign. */
final class Page {

  private Page() {}

  static String of(CampaignResult campaign, String style) {
    StringBuilder body = new StringBuilder();
    body.append(head(campaign));
    body.append(overview(campaign));
    List<Recovery> families = Recovery.byFamily(campaign);
    if (!families.isEmpty()) {
      body.append("<h2>Recovery</h2>\n");
      body.append(
          element(
              "p",
              "note",
              "From the beginning of a fault to the first acknowledgement of a write that was sent"
                  + " after it, over all regions."));
      body.append(Html.picture(RecoveryChart.png(families), "recovery time per family of faults"));
      body.append(recoveries(campaign));
    }
    campaign.trials().forEach(trial -> body.append(TrialCard.of(trial)));
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + "<title>Quorate chaos: "
        + text(campaign.plan())
        + ", seed "
        + campaign.seed()
        + "</title><style>"
        + style
        + "</style></head><body><main>\n"
        + body
        + "</main></body></html>\n";
  }

  private static String head(CampaignResult campaign) {
    long faults = campaign.trials().stream().mapToLong(trial -> trial.faults().size()).sum();
    long bugs = campaign.trials().stream().filter(trial -> !trial.bug().isEmpty()).count();
    long convicted =
        campaign.trials().stream()
            .filter(trial -> !trial.bug().isEmpty() && trial.outcome().good())
            .count();
    String verdict =
        campaign.good() ? "all as promised" : campaign.violated() ? "violated" : "no pass";
    return element(
            "header",
            campaign.good() ? "good" : "bad",
            "<h1>Quorate under faults</h1>"
                + element("span", "verdict", text(verdict))
                + element(
                    "p",
                    "note",
                    text(
                        "Plan "
                            + campaign.plan()
                            + ", seed "
                            + campaign.seed()
                            + ", backend "
                            + campaign.backend()
                            + ", "
                            + campaign.began()
                            + ", version "
                            + campaign.version()
                            + (campaign.complete() ? "" : "; stopped before its end"))))
        + element(
            "section",
            "tiles",
            tile(Bars.count(campaign.operations()), "operations judged")
                + tile(Bars.count(faults), "faults")
                + tile(Integer.toString(campaign.trials().size()), "trials")
                + tile(convicted + " of " + bugs, "seeded bugs convicted"))
        + element("p", "command", "<code>" + text(campaign.repeat()) + "</code>");
  }

  private static String tile(String figure, String what) {
    return element("div", "tile", element("b", "", text(figure)) + text(what));
  }

  private static String overview(CampaignResult campaign) {
    List<String> rows = new ArrayList<>();
    for (TrialResult trial : campaign.trials()) {
      String outcome = trial.outcome().name().toLowerCase(Locale.ROOT);
      rows.add(
          row(
              trial.outcome().good() ? "good" : "bad",
              "<a href=\"#" + text(trial.name()) + "\">" + text(trial.name()) + "</a>",
              trial.bug().isEmpty() ? "" : "seeded bug",
              Bars.count(trial.operations()),
              Integer.toString(trial.faults().size()),
              Math.round(trial.seconds()) + " s",
              "<code>" + trial.seed() + "</code>",
              element("span", "badge", text(outcome))));
    }
    String absent =
        campaign.notExercised().isEmpty()
            ? ""
            : "<h3>Not exercised</h3><ul>"
                + String.join(
                    "",
                    campaign.notExercised().stream()
                        .map(line -> "<li>" + text(line) + "</li>")
                        .toList())
                + "</ul>\n";
    return "<h2>Trials</h2>\n"
        + table(List.of("trial", "", "operations", "faults", "took", "seed", "outcome"), rows)
        + absent;
  }

  private static String recoveries(CampaignResult campaign) {
    List<String> rows = new ArrayList<>();
    for (Recovery each : Recovery.byFamily(campaign)) {
      rows.add(recovery("family", each));
    }
    for (Recovery each : Recovery.byNemesis(campaign)) {
      rows.add(recovery("", each));
    }
    return table(List.of("fault", "faults", "p50", "p99", "most"), rows);
  }

  private static String recovery(String style, Recovery each) {
    return row(
        style,
        text(each.name()),
        Integer.toString(each.faults()),
        millis(each.p50Millis()),
        millis(each.p99Millis()),
        millis(each.mostMillis()));
  }

  private static String millis(long millis) {
    return Bars.count(millis) + " ms";
  }
}
