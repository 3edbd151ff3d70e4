package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Plan;
import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.ResultFile;
import io.quorate.chaos.result.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All trials of a plan, one after the other. For one thread. */
public final class Campaign {

  /**
   * What was asked for.
   *
   * @param asked how the plan was asked for, as options of the command line
   * @param backend that all clusters run on, by name
   * @param only the one trial, or seeded bug, to run; empty for all
   * @param out where histories and figures go; there already, and empty
   */
  public record Order(
      Plan plan, String asked, long seed, String backend, Optional<String> only, Path out) {

    /** The command that does the same trial again. */
    String repeat(String trial) {
      return "./quorate chaos run "
          + asked
          + " --seed "
          + seed
          + " --backend "
          + backend
          + (trial.isEmpty() ? "" : " --only " + trial);
    }
  }

  private final Order order;
  private final Clusters clusters;
  private final Watcher watcher;
  private final List<TrialResult> results = new ArrayList<>();
  private final List<String> notExercised = new ArrayList<>();
  private final String began = Instant.now().toString();

  public Campaign(Order order, Clusters clusters, Watcher watcher) {
    this.order = order;
    this.clusters = clusters;
    this.watcher = watcher;
  }

  /** Runs all of it; the result so far is on disk before the first trial and after each. */
  public CampaignResult run() throws IOException, InterruptedException {
    Survey survey = Survey.of(order, clusters);
    notExercised.addAll(survey.notExercised());
    survey.notExercised().forEach(line -> watcher.remark("not exercised: " + line));
    List<Item> items = survey.items();
    ResultFile.write(order.out(), result(false)); // for a report, should the first trial not end
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      long seed = item.seed(order.seed());
      watcher.begins(item.trial(), item.bug(), seed, i + 1, items.size());
      TrialResult result = run(item, seed);
      results.add(result);
      watcher.ended(result);
      ResultFile.write(order.out(), result(i + 1 == items.size()));
    }
    return result(true);
  }

  private CampaignResult result(boolean complete) {
    return new CampaignResult(
        order.plan().name(),
        order.seed(),
        order.backend(),
        began,
        version(),
        complete,
        List.copyOf(results),
        List.copyOf(notExercised),
        order.repeat(""));
  }

  static String version() {
    return Optional.ofNullable(Campaign.class.getPackage().getImplementationVersion())
        .orElse("from classes");
  }

  private TrialResult run(Item item, long seed) throws IOException, InterruptedException {
    Trial trial = item.trial();
    Path folder = Files.createDirectories(order.out().resolve(trial.name()));
    Seeded seeded = new Seeded(seed, item.bug(), order.repeat(trial.name()));
    try {
      return new TrialRun(trial, seeded, clusters, watcher, folder).run(item.nemeses());
    } catch (IOException e) {
      return notRun(seeded, trial, "did not run to its end: " + e.getMessage());
    }
  }

  private static TrialResult notRun(Seeded seeded, Trial trial, String why) {
    return new TrialResult(
        trial.name(),
        seeded.bug(),
        seeded.seed(),
        seeded.bug().isEmpty() ? Outcome.VOID : Outcome.MISSED,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(why),
        seeded.repeat());
  }
}
