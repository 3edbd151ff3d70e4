package io.quorate.chaos.report;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.Slice;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small campaigns to draw. */
final class Campaigns {

  private Campaigns() {}

  static CampaignResult of(boolean complete, TrialResult... trials) {
    return new CampaignResult(
        "p",
        9,
        "process",
        "2026-01-01T00:00:00Z",
        "1",
        complete,
        List.of(trials),
        List.of("wan: no"),
        "./quorate chaos run --plan p --seed 9");
  }

  static TrialResult trial(
      String name, String bug, Outcome outcome, List<FaultResult> faults, List<Slice> timeline) {
    return new TrialResult(
        name,
        bug,
        4242,
        outcome,
        3,
        List.of(),
        List.of(),
        faults,
        timeline,
        List.of(),
        "./quorate chaos run --plan p --seed 9 --only " + name);
  }

  static TrialResult with(TrialResult trial, VerdictResult... verdicts) {
    return new TrialResult(
        trial.name(),
        trial.bug(),
        trial.seed(),
        trial.outcome(),
        trial.seconds(),
        trial.loads(),
        List.of(verdicts),
        trial.faults(),
        trial.timeline(),
        trial.remarks(),
        trial.repeat());
  }

  static FaultResult fault(
      String nemesis, String family, long fromMillis, long toMillis, @Nullable Long recovery) {
    return new FaultResult(
        nemesis,
        family,
        "to n1",
        List.of("n1"),
        fromMillis,
        toMillis,
        true,
        "gone",
        Map.of("processes-killed", 1L),
        recovery);
  }

  static Slice slice(String region, int second, int answered, int unanswered) {
    return new Slice(region, second, answered, unanswered, 900, 2_000);
  }
}
