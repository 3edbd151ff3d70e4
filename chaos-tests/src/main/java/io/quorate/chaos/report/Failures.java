package io.quorate.chaos.report;

import static io.quorate.chaos.report.Html.element;
import static io.quorate.chaos.report.Html.heading;
import static io.quorate.chaos.report.Html.text;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What did not go as it should: why, and the command that does the same again. */
final class Failures {

  private Failures() {}

  /** Empty where all went well. */
  static String of(CampaignResult campaign) {
    List<TrialResult> failed =
        campaign.trials().stream().filter(trial -> !trial.outcome().good()).toList();
    if (failed.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder(heading("failures", "What went wrong", ""));
    failed.forEach(trial -> html.append(element("section", "failure", of(trial))));
    return html.toString();
  }

  private static String of(TrialResult trial) {
    return "<h3><a href=\"#"
        + text(trial.name())
        + "\">"
        + text(trial.name())
        + "</a> "
        + Html.badge(false, word(trial))
        + "</h3>\n"
        + Html.list(Stream.concat(meaning(trial), reasons(trial)))
        + Html.command(trial.repeat());
  }

  static String word(TrialResult trial) {
    return trial.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static Stream<String> meaning(TrialResult trial) {
    return switch (trial.outcome()) {
      case MISSED -> Stream.of("The seeded bug was not found: the harness itself is in doubt.");
      case VOID -> Stream.of("This trial proves nothing.");
      case VALID, VIOLATION, UNDECIDED, CONVICTED -> Stream.of();
    };
  }

  private static Stream<String> reasons(TrialResult trial) {
    return Stream.concat(
        trial.verdicts().stream()
            .filter(verdict -> verdict.kind() != VerdictResult.Kind.VALID)
            .map(verdict -> verdict.workload() + ", " + verdict.checker() + ": " + verdict.what()),
        trial.remarks().stream());
  }
}
