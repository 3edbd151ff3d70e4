package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.terminal.Times;
import io.quorate.chaos.workload.Probe;
import java.time.Duration;

/**
 * Kills every process of the leader's region while probes in all regions write, and shows for how
 * long no write of the surviving regions was acknowledged.
 */
final class LossAct {

  private static final Duration BEFORE = Duration.ofMillis(2500);
  private static final Duration AFTER = Duration.ofMillis(2500);
  private static final Duration FIRST_WRITE_MAX = Duration.ofSeconds(20);
  private static final Duration RECOVERY_MAX = Duration.ofSeconds(40);
  private static final int WIDTH = 60;

  /** What is lost, and who leads then. */
  record Loss(String region, Site next) {}

  private final Stage stage;
  private final Probes probes;

  LossAct(Stage stage, Probes probes) {
    this.stage = stage;
    this.probes = probes;
  }

  Loss play() throws DemoFailure, InterruptedException {
    Screen screen = stage.screen();
    screen.moving("probes write every " + Times.whole(Probes.EVERY) + " ...");
    long begin = System.nanoTime();
    probes.awaitAcknowledgements(begin, FIRST_WRITE_MAX);
    long start = System.nanoTime();
    Thread.sleep(BEFORE);

    String region = stage.leader(RECOVERY_MAX).region();
    stage.cluster().kill(region);
    long killed = System.nanoTime();
    probes.endIn(region);
    Probes survivors = probes.outside(region);
    screen.moving("waiting for writes to go on ...");
    survivors.awaitAcknowledgements(killed, RECOVERY_MAX);
    Thread.sleep(AFTER);

    show(survivors, start, killed, System.nanoTime());
    Site next = stage.leader(RECOVERY_MAX);
    screen.line("kill -9 of all of " + region + "; " + next.name() + " leads now");
    return new Loss(region, next);
  }

  private void show(Probes survivors, long start, long killed, long end) {
    Screen screen = stage.screen();
    Duration slice = Duration.ofNanos((end - start) / WIDTH);
    screen.line(
        Ink.DIM,
        "writes acknowledged to clients in each region, one column for " + Times.whole(slice));
    double usual = Times.millis(slice) / Times.millis(Probes.EVERY);
    int labels = 2 + widest(survivors);
    for (Probe probe : survivors.all()) {
      String line = Bars.timeline(probe.acknowledgedSince(start), start, end, WIDTH, usual);
      screen.line(probe.name() + " ".repeat(labels - probe.name().length()) + line);
    }
    int column = Bars.column(killed, start, end, WIDTH);
    screen.line(Ink.BAD, " ".repeat(labels + column) + "↑ kill -9");
    Duration longest = survivors.longestGapSince(start);
    screen.line(Ink.BOLD, "writes stopped for " + Times.show(longest));
    stage.figures().note("failover_ms", longest);
  }

  private static int widest(Probes probes) {
    return probes.all().stream().mapToInt(probe -> probe.name().length()).max().orElse(0);
  }
}
