package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One trial on a cluster of its own, from its start to its verdict. For one thread. */
final class TrialRun {

  private static final Duration READY_MAX = Duration.ofSeconds(90);
  private static final Duration LEADER_MAX = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Trial trial;
  private final Seeded seeded;
  private final Clusters clusters;
  private final Watcher watcher;
  private final Path folder;
  private final List<String> remarks = new ArrayList<>();

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
      try (Ticker ticker = Ticker.start(watcher, trial.length(), load::progress, log::active)) {
        schedule.runUntil(beganNanos + trial.length().toNanos());
      }
      settle(cluster);
      watcher.moving("last reads");
      Ending ending = Ending.of(trial, seeded, load, log.results(), beganNanos, watcher);
      return ending.result(remarks);
    }
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
}
