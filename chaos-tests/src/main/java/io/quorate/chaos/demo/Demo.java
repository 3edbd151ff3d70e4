package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.workload.StoreClient;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;

/** The demonstration, act by act. Owned by one thread; {@link #close} may come from any. */
final class Demo implements AutoCloseable {

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
    new StartAct(stage).play();
    List<Cities.City> cities = Cities.read(stage.plan().cities(), stage.plan().records());
    int early = (int) Math.round(cities.size() * (1 - LOADED_LATE));
    load(cities.subList(0, early));
    stage.figures().note("records", cities.size());

    act = "cost";
    Site leader = stage.leaderAtHome();
    screen.heading(
        3, "Cost", "one request at a time from each region, leader in " + leader.region());
    new CostAct(stage).play(leader, cities.subList(0, early));
    screen.line(Ink.DIM, "the same reads where less is asked, and how stale they may have been:");
    new LevelsAct(stage).play(leader, cities.subList(0, early));

    loseAndReturn(cities.subList(early, cities.size()));

    act = "check";
    screen.heading(6, "Check", "the clients' own list of acknowledged writes, and every replica");
    new CheckAct(stage).play();
    screen.line("");
    screen.line(
        Ink.GOOD,
        "Nothing was lost: "
            + Bars.count(stage.writes().count())
            + " acknowledged writes are there, and every replica holds the same.");
  }

  private void load(List<Cities.City> cities) throws DemoFailure, InterruptedException {
    act = "load";
    String home = stage.plan().home();
    stage
        .screen()
        .heading(2, "Load", "places of the world, each acknowledged by a majority of regions");
    double perSecond = new LoadAct(stage).play(cities, home);
    stage.figures().note("load_per_second", Math.round(perSecond));
  }

  private void loseAndReturn(List<Cities.City> late)
      throws DemoFailure, IOException, InterruptedException {
    Screen screen = stage.screen();
    act = "loss of the leader's region";
    screen.heading(4, "Lose the leader's region", "kill -9 while clients in every region write");
    stage.leaderAtHome();
    try (Probes probes = Probes.start(stage)) {
      LossAct.Loss loss = new LossAct(stage, probes).play();
      screen.line(Ink.DIM, "more places, while " + loss.region() + " is dark:");
      new LoadAct(stage).play(late, loss.next().region());

      act = "return of the region";
      screen.heading(5, "Bring it back", "it catches up, then leadership goes home");
      new ReturnAct(stage, probes.outside(loss.region())).play(loss.region());
    }
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
