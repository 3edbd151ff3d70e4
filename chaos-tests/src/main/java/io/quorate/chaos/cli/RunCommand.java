package io.quorate.chaos.cli;

import io.quorate.chaos.cluster.Backend;
import io.quorate.chaos.plan.Plan;
import io.quorate.chaos.plan.Plans;
import io.quorate.chaos.report.Report;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.runner.Campaign;
import io.quorate.chaos.runner.ForeignCluster;
import io.quorate.chaos.terminal.Screen;
import io.quorate.client.Endpoint;
import io.quorate.store.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quorate chaos run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every rule held, every fault took hold, every seeded bug was convicted",
      "1:a rule was broken, or a seeded bug was not convicted",
      "2:void or undecided, which is no pass; or wrong usage"
    },
    description = {
      "Starts clusters, puts them under load, does faults to them, and judges the histories.",
      "Ctrl-C ends all faults and removes all that was started."
    })
final class RunCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      defaultValue = "quick",
      description =
          "quick (8 minutes), suite, soak, power, volume, red-gate, or a YAML file (default:"
              + " ${DEFAULT-VALUE})")
  private String plan = "quick";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "all that is random follows from it (default: a new one)")
  private @Nullable Long seed;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "what clusters run on: auto, docker, netns, process (default: auto)")
  private String backend = "auto";

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "stretch or shorten the plan to about this long")
  private @Nullable Double minutes;

  @Option(
      names = "--only",
      paramLabel = "TRIAL",
      description = "one trial of the plan, or one seeded bug, by its name")
  private @Nullable String only;

  @Option(
      names = "--endpoints",
      split = ",",
      paramLabel = "HOST:PORT",
      description = "workloads and checkers only, against a cluster that runs already")
  private List<String> endpoints = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "an empty or new folder (default: chaos-PLAN-SEED)")
  private @Nullable Path out;

  private Path written = Path.of(".");

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      Screen screen = Screen.ofStandardOutput();
      ConsoleWatcher watcher = new ConsoleWatcher(screen);
      CampaignResult result = endpoints.isEmpty() ? own(screen, watcher) : foreign(screen, watcher);
      watcher.summary(result, Report.write(result, written));
      return result.good() ? 0 : result.violated() ? 1 : 2;
    } catch (IllegalArgumentException | ConfigException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private CampaignResult own(Screen screen, ConsoleWatcher watcher)
      throws IOException, InterruptedException {
    Backend.Choice choice = Backend.choose(backend);
    Campaign.Order order = order(choice.backend().title());
    title(screen, order);
    screen.line(choice.why());
    return new Campaign(order, choice.backend()::prepare, watcher).run();
  }

  private CampaignResult foreign(Screen screen, ConsoleWatcher watcher)
      throws IOException, InterruptedException {
    List<Endpoint> nodes = endpoints.stream().map(Endpoint::parse).toList();
    Campaign.Order order = order("endpoints");
    title(screen, order);
    return new ForeignCluster(order, nodes, watcher).run();
  }

  private static void title(Screen screen, Campaign.Order order) {
    screen.title("Quorate chaos: plan " + order.plan().name() + ", seed " + order.seed());
  }

  private Campaign.Order order(String where) throws IOException {
    long chosen = seed == null ? System.nanoTime() % 1_000_000 : seed;
    Plan asked = Plans.of(plan);
    if (minutes != null) {
      asked = asked.lasting(Duration.ofSeconds(Math.round(minutes * 60)));
    }
    Path folder = out == null ? Path.of("chaos-" + asked.name() + "-" + chosen) : out;
    refuseFull(folder);
    Files.createDirectories(folder);
    written = folder;
    return new Campaign.Order(
        asked,
        "--plan " + plan + (minutes == null ? "" : " --minutes " + minutes),
        chosen,
        where,
        Optional.ofNullable(only),
        folder);
  }

  /** No campaign is written over another one. */
  private static void refuseFull(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new IllegalArgumentException(
            folder + " is not empty; give --out a new folder, or delete it");
      }
    }
  }
}
