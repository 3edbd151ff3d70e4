package io.quorate.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.LoadResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.ResultFile;
import io.quorate.chaos.result.Slice;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir private Path folder;

  @Test
  void pageStandsAloneAndShowsFiguresSeedsAndHowToRepeat() throws IOException {
    ResultFile.write(folder, campaign(Outcome.VALID));
    CampaignResult read = ResultFile.read(folder);
    assertThat(read).isEqualTo(campaign(Outcome.VALID));

    String page = Files.readString(Report.write(read, folder));
    assertThat(page).contains("all as promised", "4242", "run --plan p --seed 9", "2.25 s");
    assertThat(page)
        .doesNotContain("<script", "<img", "http://", "https://", "src=\"/", "href=\"/");
    assertThat(ImageIO.read(folder.resolve("t-timeline.png").toFile()).getWidth()).isPositive();
    assertThat(ImageIO.read(folder.resolve("recovery.png").toFile()).getWidth()).isPositive();
  }

  @Test
  void violationIsExplainedWithItsTextEscaped() throws IOException {
    String page = Files.readString(Report.write(campaign(Outcome.VIOLATION), folder));

    assertThat(page)
        .contains("not as promised", "stale read", "r(x) &lt; 1", "--seed 9 --only t")
        .doesNotContain("r(x) < 1");
  }

  @Test
  void seededBugsAreShownWithTheirConvictions() throws IOException {
    TrialResult bug = Campaigns.trial("lease", "lease", Outcome.CONVICTED, List.of(), List.of());
    TrialResult missed = Campaigns.trial("gate", "gate", Outcome.MISSED, List.of(), List.of());
    VerdictResult verdict =
        new VerdictResult(
            "register",
            "linearizability",
            VerdictResult.Kind.VIOLATION,
            "key x1",
            List.of(),
            Map.of());
    CampaignResult campaign = Campaigns.of(true, Campaigns.with(bug, verdict), missed);
    String page = Files.readString(Report.write(campaign, folder));

    assertThat(page)
        .contains("1 of 2", "<b>linearizability</b>: key x1", "nobody", "was not found");
    assertThat(page).contains("Not exercised", "wan: no");
  }

  @Test
  void campaignThatWasStoppedSaysSoAndIsDrawn() throws IOException {
    CampaignResult stopped = Campaigns.of(false, campaign(Outcome.VALID).trials().getFirst());
    String page = Files.readString(Report.write(stopped, folder));

    assertThat(page).contains("stopped early", "stopped before its end", "<svg");
    assertThat(Files.readString(Report.write(Campaigns.of(false), folder)))
        .contains("stopped before its end");
  }

  private static CampaignResult campaign(Outcome outcome) {
    boolean valid = outcome == Outcome.VALID;
    VerdictResult verdict =
        new VerdictResult(
            "register",
            "linearizability",
            valid ? VerdictResult.Kind.VALID : VerdictResult.Kind.VIOLATION,
            valid ? "" : "stale read",
            valid ? List.of() : List.of("r(x) < 1"),
            Map.of("operations", 5L));
    FaultResult fault =
        new FaultResult(
            "kill-leader",
            "process",
            "n1",
            List.of("n1"),
            500,
            2_000,
            true,
            "gone",
            Map.of(),
            2_250L);
    TrialResult trial =
        new TrialResult(
            "t",
            "",
            4242,
            outcome,
            3,
            List.of(new LoadResult("register", 10, 5, 4, 1, 0, 0, 1_000, 2_000)),
            List.of(verdict),
            List.of(fault),
            List.of(new Slice("us", 0, 3, 0, 900, 2_000), new Slice("us", 2, 1, 1, 900, 2_000)),
            List.of(),
            "./quorate chaos run --plan p --seed 9 --only t");
    return new CampaignResult(
        "p",
        9,
        "process",
        "2026-01-01T00:00:00Z",
        "1",
        true,
        List.of(trial),
        List.of("wan: no"),
        "./quorate chaos run --plan p --seed 9");
  }
}
