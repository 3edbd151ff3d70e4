package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.workload.Probe;
import io.quorate.chaos.workload.StoreClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The demonstration, act by act. Owned by one thread; {@link #close} may come from any. */
final class Demo implements AutoCloseable {

  private static final Duration PROBE_EVERY = Duration.ofMillis(25);

  /** This share of the records is loaded while a region is dark, so that it has to catch up. */
  private static final double LOADED_LATE = 0.1;

  private final Stage stage;
  private volatile String act = "start";

  private Demo(Stage stage) {
    this.stage = stage;
  }

  /** Prepares cluster and clients; no process runs yet. */
  static Demo prepare(
      DemoPlan plan,
      Screen screen,
      Figures figures,
      BiFunction<LocalCluster, String, StoreClient> clientIn)
      throws IOException {
    LocalCluster cluster = LocalCluster.prepare(plan.cluster());
    return new Demo(
        Stage.set(plan, cluster, region -> clientIn.apply(cluster, region), screen, figures));
  }

  void play() throws DemoFailure, IOException, InterruptedException {
    Screen screen = stage.screen();
    Site leader = new StartAct(stage).play();

    act = "load";
    List<Cities.City> cities = Cities.read(stage.plan().cities(), stage.plan().records());
    int early = (int) Math.round(cities.size() * (1 - LOADED_LATE));
    screen.heading(2, "Load", "places of the world, written by a client in " + stage.plan().home());
    double perSecond = new LoadAct(stage).play(cities.subList(0, early), stage.plan().home());
    stage.figures().note("records", cities.size());
    stage.figures().note("load_per_second", Math.round(perSecond));

    act = "cost";
    screen.heading(
        3, "Cost", "one request at a time from each region, leader in " + leader.region());
    new CostAct(stage)
        .play(leader, cities.subList(0, early).stream().map(Cities.City::key).toList());

    List<Probe> probes = new ArrayList<>();
    try {
      loseAndReturn(leader, cities.subList(early, cities.size()), probes);
    } finally {
      probes.forEach(Probe::close);
    }

    act = "check";
    screen.heading(6, "Check", "the clients' own list of acknowledged writes, and every replica");
    new CheckAct(stage)
        .play(stage.cluster().leader().map(Site::region).orElse(stage.plan().home()));
    screen.line("");
    screen.line(
        Ink.GOOD,
        "Nothing was lost: "
            + Bars.count(stage.writes().count())
            + " acknowledged writes are there, on every replica.");
  }

  private void loseAndReturn(Site leader, List<Cities.City> late, List<Probe> probes)
      throws DemoFailure, IOException, InterruptedException {
    Screen screen = stage.screen();
    act = "loss of the leader's region";
    screen.heading(
        4, "Lose " + leader.region(), "kill -9 of the leader's region while clients write");
    for (String region : stage.plan().regions()) {
      if (!region.equals(leader.region())) {
        probes.add(Probe.start(region, PROBE_EVERY, stage.client(region), stage.writes()));
      }
    }
    Site next = new LossAct(stage, probes).play(leader);
    new LoadAct(stage).play(late, next.region());

    act = "return of the region";
    screen.heading(5, "Bring it back", "it catches up, then leadership goes home");
    new ReturnAct(stage, probes).play(leader.region(), next);
  }

  /** What was going on when it was given up. */
  String act() {
    return act;
  }

  Stage stage() {
    return stage;
  }

  /** The ends of all nodes' logs. */
  String logTails() {
    StringBuilder text = new StringBuilder();
    for (NodeProcess process : stage.cluster().processes()) {
      text.append("--- the end of the log of ")
          .append(process.site().name())
          .append('\n')
          .append(process.logTail())
          .append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    stage.close();
  }
}
