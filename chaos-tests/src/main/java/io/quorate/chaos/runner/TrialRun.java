package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.Timeline;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One trial on a cluster of its own, from its start to its verdict. For one thread. */
final class TrialRun {

  private static final Duration READY_MAX = Duration.ofSeconds(90);
  private static final Duration LEADER_MAX = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long SHOW_EVERY_MILLIS = 500;

  private final Trial trial;
  private final Seeded seeded;
  private final Clusters clusters;
  private final Watcher watcher;
  private final Path folder;
  private final List<String> remarks = new ArrayList<>();
  private final long startNanos = System.nanoTime();

  /**
   * What makes this trial this one.
   *
   * @param bug empty for none
   */
  record Seeded(long seed, String bug, String repeat) {}

  TrialRun(Trial trial, Seeded seeded, Clusters clusters, Watcher watcher, Path folder) {
    this.trial = trial;
    this.seeded = seeded;
    this.clusters = clusters;
    this.watcher = watcher;
    this.folder = folder;
  }

  /**
   * Runs to the verdict. What goes wrong on the way makes the trial void.
   *
   * @param nemeses that can be done here
   */
  TrialResult run(List<Nemesis> nemeses) throws IOException, InterruptedException {
    ClusterPlan plan = SeededBugs.in(trial.place().clusterPlan(), seeded.bug());
    try (TestCluster cluster = clusters.prepare(plan)) {
      try {
        for (Nemesis nemesis : nemeses) {
          nemesis.prepare(cluster);
        }
        watcher.moving("starting " + cluster.nodes().size() + " nodes");
        cluster.start();
        cluster.awaitReady(cluster.nodes(), READY_MAX);
        TrialResult result = underLoad(cluster, nemeses);
        if (!result.outcome().good()) {
          NodeLogs.copy(cluster, folder);
        }
        return result;
      } catch (IOException e) {
        NodeLogs.copy(cluster, folder);
        throw e;
      }
    }
  }

  private TrialResult underLoad(TestCluster cluster, List<Nemesis> nemeses)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seeded.seed());
    List<RegionClient> regions = RegionClient.ofAll(cluster.topology());
    try (LoadPhase load = LoadPhase.open(folder, regions, trial.loads(), "")) {
      long beganNanos = System.nanoTime();
      FaultLog log = new FaultLog(beganNanos, load::note, watcher);
      FaultSchedule schedule = new FaultSchedule(cluster, nemeses, trial, random.split(), log);
      load.start(random.split());
      try (ScheduledExecutorService show = showing(load, log, beganNanos)) {
        schedule.runUntil(beganNanos + trial.length().toNanos());
        show.shutdownNow();
      }
      settle(cluster);
      watcher.moving("last reads");
      remarks.addAll(load.finish());
      Timeline timeline = new Timeline(beganNanos);
      List<VerdictResult> verdicts = load.judge(timeline, watcher);
      List<FaultResult> faults = timeline.recovered(log.results());
      return new TrialResult(
          trial.name(),
          seeded.bug(),
          seeded.seed(),
          outcome(verdicts, faults),
          (System.nanoTime() - startNanos) / 1e9,
          load.results(),
          verdicts,
          faults,
          timeline.slices(),
          remarks,
          seeded.repeat());
    }
  }

  private ScheduledExecutorService showing(LoadPhase load, FaultLog log, long beganNanos) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("show").factory());
    Runnable show =
        () -> {
          long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beganNanos);
          String active = log.active();
          watcher.moving(
              second
                  + " of "
                  + trial.length().toSeconds()
                  + " s  "
                  + load.progress()
                  + (active.isEmpty() ? "" : "  now: " + active));
        };
    var unused =
        timer.scheduleAtFixedRate(
            show, SHOW_EVERY_MILLIS, SHOW_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return timer;
  }

  /** Nothing is wrong any more: every node runs and answers, and one of them leads. */
  private void settle(TestCluster cluster) throws IOException, InterruptedException {
    watcher.moving("waiting for all nodes");
    for (TestNode node : cluster.nodes()) {
      if (!node.alive()) {
        remarks.add(node.site().name() + " was not running at the end, and was started again");
        node.start();
      }
    }
    cluster.awaitReady(cluster.nodes(), READY_MAX);
    if (!Await.until(() -> cluster.leader().isPresent(), POLL, LEADER_MAX)) {
      throw new IOException("no node led within " + LEADER_MAX.toSeconds() + " s after all faults");
    }
  }

  private Outcome outcome(List<VerdictResult> verdicts, List<FaultResult> faults) {
    if (verdicts.stream().anyMatch(v -> v.kind() == VerdictResult.Kind.VIOLATION)) {
      return seeded.bug().isEmpty() ? Outcome.VIOLATION : Outcome.CONVICTED;
    }
    if (!seeded.bug().isEmpty()) {
      return Outcome.MISSED;
    }
    List<String> unfelt = Evidences.unfelt(trial, faults);
    remarks.addAll(unfelt);
    if (!unfelt.isEmpty()) {
      return Outcome.VOID;
    }
    boolean decided = verdicts.stream().allMatch(v -> v.kind() == VerdictResult.Kind.VALID);
    boolean answered = remarks.isEmpty();
    return decided && answered ? Outcome.VALID : Outcome.UNDECIDED;
  }
}
