package io.quorate.chaos.report;

import io.quorate.chaos.result.CampaignResult;
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

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private Report() {}

  /** Writes the page, and the pictures beside it; replaces earlier ones. Returns the page. */
  public static Path write(CampaignResult campaign, Path folder) throws IOException {
    for (TrialResult trial : campaign.trials()) {
      if (!trial.timeline().isEmpty()) {
        Files.write(folder.resolve(trial.name() + "-throughput.png"), Charts.throughput(trial));
        Files.write(folder.resolve(trial.name() + "-latency.png"), Charts.latency(trial));
      }
    }
    List<Recovery> families = Recovery.byFamily(campaign);
    if (!families.isEmpty()) {
      Files.write(folder.resolve("recovery.png"), RecoveryChart.png(families));
    }
    Path page = folder.resolve(PAGE);
    Files.writeString(page, Page.of(campaign, style()));
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
