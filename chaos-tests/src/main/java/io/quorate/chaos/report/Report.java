package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Png;
import io.quorate.chaos.report.drawing.Tone;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.Recovery;
import io.quorate.chaos.result.TrialResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the report of a campaign into its folder. */
public final class Report {

  public static final String PAGE = "report.html";

  private static final String STYLE = "report.css";

  private Report() {}

  /** Writes the page, and the pictures beside it; replaces earlier ones. Returns the page. */
  public static Path write(CampaignResult campaign, Path folder) throws IOException {
    String of = " (plan " + campaign.plan() + ", seed " + campaign.seed() + ")";
    for (TrialResult trial : campaign.trials()) {
      if (!trial.timeline().isEmpty()) {
        TimelineFigure figure = new TimelineFigure(trial, "Trial " + trial.name() + of);
        Files.write(folder.resolve(trial.name() + "-timeline.png"), Png.of(figure));
      }
    }
    List<Recovery> families = Recovery.byFamily(campaign);
    if (!families.isEmpty()) {
      String title = "Time from a fault to the first acknowledged write" + of;
      Files.write(folder.resolve("recovery.png"), Png.of(new RecoveryFigure(families, title)));
    }
    Path page = folder.resolve(PAGE);
    Files.writeString(page, Page.of(campaign, Tone.styleSheet() + style()));
    return page;
  }

  private static String style() throws IOException {
    try (InputStream in = Report.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
