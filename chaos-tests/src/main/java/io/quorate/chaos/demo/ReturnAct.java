package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.terminal.Times;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Starts the lost region again, shows it catching up, and leadership going home. */
final class ReturnAct {

  private static final Duration POLL = Duration.ofMillis(25);
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(60);
  private static final Duration LEADER_MAX = Duration.ofSeconds(20);
  private static final Duration HOME_MAX = Duration.ofSeconds(20);
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final Stage stage;
  private final Probes probes;

  ReturnAct(Stage stage, Probes probes) {
    this.stage = stage;
    this.probes = probes;
  }

  void play(String region) throws DemoFailure, IOException, InterruptedException {
    Screen screen = stage.screen();
    LocalCluster cluster = stage.cluster();
    long target = leaderRevision();
    long start = System.nanoTime();
    for (NodeProcess process : cluster.processesIn(region)) {
      process.start();
    }
    for (NodeProcess process : cluster.processesIn(region)) {
      awaitRevision(process, target);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    stage.figures().note("catch_up_ms", took);
    screen.line(
        region
            + " is back at revision "
            + Bars.count(target)
            + " after "
            + Times.show(took)
            + ", the start of its processes included");
    goHome();
  }

  private long leaderRevision() throws DemoFailure, InterruptedException {
    Site leader = stage.leader(LEADER_MAX);
    return stage
        .cluster()
        .process(leader)
        .replica()
        .map(ReplicaStatus::getRevision)
        .orElseThrow(() -> new DemoFailure(leader.name() + " led and does not answer"));
  }

  private void awaitRevision(NodeProcess process, long target)
      throws DemoFailure, InterruptedException {
    Screen screen = stage.screen();
    boolean caughtUp =
        Await.until(
            () -> {
              Optional<ReplicaStatus> replica = process.replica();
              long revision = replica.map(ReplicaStatus::getRevision).orElse(0L);
              screen.moving(
                  process.site().name()
                      + replica
                          .map(r -> " is " + Bars.count(Math.max(0, target - revision)) + " behind")
                          .orElse(" is starting"));
              return revision >= target || !process.alive();
            },
            POLL,
            CATCH_UP_MAX);
    if (!caughtUp || !process.alive()) {
      throw new DemoFailure(
          process.site().name() + " did not come back; the end of its log:\n" + process.logTail());
    }
  }

  private void goHome() throws InterruptedException {
    Screen screen = stage.screen();
    String home = stage.plan().home();
    long start = System.nanoTime();
    screen.moving("waiting for leadership to go home to " + home + " ...");
    Optional<Site> leader = stage.awaitLeader(site -> site.region().equals(home), HOME_MAX);
    if (leader.isEmpty()) {
      screen.line("leadership has not gone home within " + HOME_MAX.toSeconds() + " s");
      return;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Thread.sleep(SETTLE);
    Duration gap = probes.longestGapSince(start);
    stage.figures().note("home_return_ms", took);
    stage.figures().note("home_return_gap_ms", gap);
    screen.line(
        "leadership went home to "
            + leader.get().name()
            + " after "
            + Times.show(took)
            + "; the hand-over stopped writes for "
            + Times.show(gap));
  }
}
