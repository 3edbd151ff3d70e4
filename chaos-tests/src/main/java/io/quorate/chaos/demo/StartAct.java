package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.terminal.Table;
import io.quorate.chaos.terminal.Times;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts a server process for each node and waits for a leader. */
final class StartAct {

  private static final Duration READY_MAX = Duration.ofSeconds(60);

  private final Stage stage;

  StartAct(Stage stage) {
    this.stage = stage;
  }

  void play() throws DemoFailure, IOException, InterruptedException {
    Screen screen = stage.screen();
    LocalCluster cluster = stage.cluster();
    screen.heading(1, "Start", "a server process for each node, delayed wires between regions");
    roundTrips();
    screen.moving("starting " + cluster.processes().size() + " server processes ...");
    long start = System.nanoTime();
    cluster.start();
    cluster.awaitReady(cluster.processes(), READY_MAX);
    Site leader = stage.leaderAtHome();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    screen.line("");
    Table table = new Table("node", "region", "process", "client", "role");
    for (Site site : cluster.topology().sites()) {
      boolean leads = site.equals(leader);
      table.row(
          leads ? Ink.BOLD : Ink.PLAIN,
          site.name(),
          site.region(),
          cluster.process(site).pid(),
          site.address() + ":" + site.clientAddress().getPort(),
          leads ? "leader" : "follower");
    }
    screen.table(table);
    screen.line(Ink.DIM, "ready in " + Times.show(took) + ", logs in " + cluster.folder());
    stage.figures().note("start_ms", took);
  }

  private void roundTrips() {
    List<String> regions = stage.plan().regions();
    Table table = new Table(Stream.concat(Stream.of("round trip"), regions.stream()).toList());
    for (String from : regions) {
      List<String> cells = new ArrayList<>(List.of(from));
      for (String to : regions) {
        cells.add(from.equals(to) ? "·" : Times.whole(stage.plan().roundTrips().between(from, to)));
      }
      table.row(Ink.PLAIN, cells);
    }
    stage.screen().table(table);
  }
}
