package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.terminal.Times;
import io.quorate.chaos.workload.Probe;
import java.time.Duration;
import java.util.List;

/**
 * Kills every process of the leader's region while probes in the other regions write, and shows for
 * how long no write was acknowledged.
 */
final class LossAct {

  private static final Duration BEFORE = Duration.ofMillis(2500);
  private static final Duration AFTER = Duration.ofMillis(2500);
  private static final Duration RECOVERY_MAX = Duration.ofSeconds(40);
  private static final int WIDTH = 60;
  private static final Duration POLL = Duration.ofMillis(20);

  private final Stage stage;
  private final List<Probe> probes;

  LossAct(Stage stage, List<Probe> probes) {
    this.stage = stage;
    this.probes = probes;
  }

  /** Returns the leader that took over. */
  Site play(Site leader) throws DemoFailure, InterruptedException {
    Screen screen = stage.screen();
    long start = System.nanoTime();
    screen.moving("probes write every 25 ms ...");
    Thread.sleep(BEFORE);
    screen.moving("kill -9 of every process in " + leader.region() + " ...");
    long killed = System.nanoTime();
    for (NodeProcess process : stage.cluster().processesIn(leader.region())) {
      process.kill();
    }
    Site next =
        stage
            .awaitLeader(site -> !site.region().equals(leader.region()), RECOVERY_MAX)
            .orElseThrow(() -> new DemoFailure("no leader after the loss of " + leader.region()));
    for (Probe probe : probes) {
      awaitAcknowledgements(probe, killed);
    }
    Thread.sleep(AFTER);
    show(start, killed, System.nanoTime());
    screen.line(next.name() + " leads now; " + leader.region() + " stays dark while writes go on");
    return next;
  }

  /** Writes that were under way at the kill may be acknowledged still; those do not count. */
  private static void awaitAcknowledgements(Probe probe, long sinceNanos)
      throws DemoFailure, InterruptedException {
    boolean recovered =
        Await.until(() -> probe.acknowledgedOfWritesSince(sinceNanos) > 0, POLL, RECOVERY_MAX);
    if (!recovered) {
      throw new DemoFailure(
          "writes from " + probe.name() + " did not go on after the loss of the leader's region");
    }
  }

  private void show(long start, long killed, long end) {
    Screen screen = stage.screen();
    Duration longest = Duration.ZERO;
    Duration slice = Duration.ofNanos((end - start) / WIDTH);
    screen.line(Ink.DIM, "acknowledged writes, one column for " + Times.whole(slice));
    int labels = 1 + probes.stream().mapToInt(probe -> probe.name().length()).max().orElse(0);
    for (Probe probe : probes) {
      String line = Bars.timeline(probe.acknowledgedSince(start), start, end, WIDTH);
      Duration gap = probe.longestGapSince(start);
      screen.line(
          probe.name()
              + " ".repeat(labels - probe.name().length())
              + line
              + "  "
              + Times.show(gap));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    int column = Bars.column(killed, start, end, WIDTH);
    screen.line(Ink.BAD, " ".repeat(labels + column) + "↑ kill -9");
    screen.line(Ink.BOLD, "writes stopped for " + Times.show(longest));
    stage.figures().note("failover_ms", longest);
  }
}
