package io.quorate.chaos.demo;

import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.workload.QuorateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quorate demo}. Exit codes: 0 all promises kept, 1 not, 2 wrong usage. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Three regions on this machine take real records, lose the leader's region and lose nothing.",
      "Starts real server processes on loopback addresses, with real round trips between regions;",
      "needs no root and no containers. Everything is in a temporary folder and goes with it."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final Duration CHECK_MAX = Duration.ofSeconds(170);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--check",
      description = "run unattended: end with 0 if nothing was lost, else with 1")
  private boolean check;

  @Option(names = "--json", paramLabel = "FILE", description = "write the figures to this file")
  private @Nullable Path json;

  @Option(
      names = "--regions",
      split = ",",
      paramLabel = "REGION",
      description = "three or more, the first is the home (default: ${DEFAULT-VALUE})",
      defaultValue = "us-east,eu-west,ap-south")
  private List<String> regions = List.of();

  @Option(
      names = "--rtt",
      split = ",",
      paramLabel = "A:B=MS",
      description = "round trip between two regions, for example us-east:eu-west=80; repeatable")
  private List<String> roundTrips = List.of();

  @Option(
      names = "--nodes-per-region",
      paramLabel = "N",
      defaultValue = "1",
      description = "server processes in each region (default: ${DEFAULT-VALUE})")
  private int nodesPerRegion;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "0",
      description = "how many places to load (default: all 135,233)")
  private int records;

  @Option(names = "--keep", description = "leave data, configuration and logs on disk at the end")
  private boolean keep;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DemoPlan plan = plan();
    Screen screen = Screen.ofStandardOutput();
    Figures figures = new Figures();
    screen.title("Quorate: " + regions.size() + " regions, one of them about to be lost");
    try (Demo demo =
        Demo.prepare(
            plan,
            screen,
            figures,
            (cluster, region) -> QuorateStore.connect(cluster.topology(), region))) {
      boolean passed = passes(demo, screen);
      figures.note("passed", passed);
      if (json != null) {
        figures.write(json);
      }
      if (!passed) {
        return 1;
      }
      if (!check) {
        Directions.show(demo.stage());
        new CountDownLatch(1).await();
      }
      return 0;
    }
  }

  private DemoPlan plan() {
    Path cities = Path.of(System.getProperty("quorate.home", "."), "data", "cities.tsv.gz");
    if (!Files.isReadable(cities)) {
      throw new ParameterException(
          spec.commandLine(), "the records are not there: " + cities.toAbsolutePath());
    }
    try {
      RoundTrips matrix = RoundTrips.THREE_CONTINENTS.with(RoundTrips.parse(roundTrips));
      return new DemoPlan(regions, nodesPerRegion, matrix, records, cities, keep);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private boolean passes(Demo demo, Screen screen) throws InterruptedException {
    FutureTask<Void> play =
        new FutureTask<>(() -> {
          demo.play();
          return null;
        });
    Thread thread = Thread.ofPlatform().name("demo").daemon().start(play);
    try {
      if (check) {
        play.get(CHECK_MAX.toSeconds(), TimeUnit.SECONDS);
      } else {
        play.get();
      }
      return true;
    } catch (TimeoutException e) {
      thread.interrupt();
      fail(demo, screen, "not done after " + CHECK_MAX.toSeconds() + " s, in act: " + demo.act());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      fail(
          demo,
          screen,
          cause instanceof DemoFailure ? cause.getMessage() : demo.act() + " failed: " + cause);
    }
    return false;
  }

  private static void fail(Demo demo, Screen screen, @Nullable String message) {
    screen.line("");
    screen.line(Ink.BAD, "FAILED: " + message);
    System.err.println(demo.logTails());
  }
}
