package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Load;
import io.quorate.chaos.plan.Pace;
import io.quorate.chaos.plan.Plan;
import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.ResultFile;
import io.quorate.chaos.result.TrialResult;
import io.quorate.client.Endpoint;
import io.quorate.client.EndpointStatus;
import io.quorate.model.DeleteRange;
import io.quorate.model.Entry;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.ReadConsistency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Workloads and checkers against a cluster that runs already: its owner does the faults. All keys
 * have one prefix and are deleted at the end.
 */
public final class ForeignCluster {

  private static final String REGION = "here";
  private static final String NAME = "endpoints";
  private static final int DELETED_AT_ONCE = 5_000;
  private static final Pace NO_PACE =
      new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final Campaign.Order order;
  private final List<Endpoint> endpoints;
  private final Watcher watcher;

  public ForeignCluster(Campaign.Order order, List<Endpoint> endpoints, Watcher watcher) {
    this.order = order;
    this.endpoints = endpoints;
    this.watcher = watcher;
  }

  /**
   * The plan's workloads for as long as its trials take together.
   *
   * @throws IllegalArgumentException if no node answers; says what to do
   */
  public CampaignResult run() throws IOException, InterruptedException {
    String began = Instant.now().toString();
    Seeded seeded = new Seeded(order.seed(), "", repeat());
    String space = "chaos/" + order.seed() + "-" + System.currentTimeMillis() + "/";
    Trial trial = trial(order.plan());
    List<RegionClient> clients = RegionClient.ofAll(REGION, endpoints);
    requireAnswer(clients);
    Path folder = Files.createDirectories(order.out().resolve(NAME));
    watcher.begins(trial, "", order.seed(), 1, 1);
    watcher.remark("no faults are done to this cluster; do your own meanwhile");
    TrialResult result;
    try (LoadPhase load = LoadPhase.open(folder, clients, trial.loads(), space)) {
      long beganNanos = System.nanoTime();
      load.start(new SplittableRandom(order.seed()));
      try (Ticker ticker = Ticker.start(watcher, trial.length(), load::progress, () -> "")) {
        TimeUnit.NANOSECONDS.sleep(trial.length().toNanos());
      }
      result =
          Ending.of(trial, seeded, load, List.of(), beganNanos, watcher)
              .result(List.of("no faults were done by this harness"));
      delete(clients.getFirst(), space);
    }
    watcher.ended(result);
    CampaignResult campaign =
        new CampaignResult(
            order.plan().name(),
            order.seed(),
            NAME,
            began,
            Campaign.version(),
            true,
            List.of(result),
            List.of("all faults: the cluster is not this harness' own"),
            repeat());
    ResultFile.write(order.out(), campaign);
    return campaign;
  }

  private String repeat() {
    return "./quorate chaos run "
        + order.asked()
        + " --seed "
        + order.seed()
        + " --endpoints "
        + String.join(",", endpoints.stream().map(Endpoint::toString).toList());
  }

  private void requireAnswer(List<RegionClient> clients) {
    List<EndpointStatus> answers = clients.getFirst().client().status();
    if (answers.stream().noneMatch(answer -> answer.status().isPresent())) {
      clients.forEach(RegionClient::close);
      throw new IllegalArgumentException(
          "no node answers at "
              + endpoints
              + "; check that the cluster runs and that these are its client ports"
              + " (./quorate status --endpoints ... tells more)");
    }
  }

  /** Each workload once, at the highest rate that a trial asks for. */
  private static Trial trial(Plan plan) {
    if (plan.trials().isEmpty()) {
      throw new IllegalArgumentException(
          "the plan "
              + plan.name()
              + " is of seeded bugs, which only clusters of the harness have; take quick or suite");
    }
    TreeMap<String, Load> loads = new TreeMap<>();
    Duration length = Duration.ZERO;
    for (Trial trial : plan.trials()) {
      length = length.plus(trial.length());
      for (Load load : trial.loads()) {
        loads.merge(load.workload(), load, (a, b) -> a.rate() >= b.rate() ? a : b);
      }
    }
    return new Trial(
        NAME,
        length,
        plan.trials().getFirst().place(),
        List.copyOf(loads.values()),
        List.of(),
        1,
        NO_PACE);
  }

  private static void delete(RegionClient region, String space) {
    Range page = Range.of(KeyRange.prefix(space)).withoutValues().limit(DELETED_AT_ONCE);
    RangeResult found;
    do {
      found = region.client().range(page, ReadConsistency.STRONG);
      List<Entry> entries = found.entries();
      if (!entries.isEmpty()) {
        Key last = entries.getLast().key();
        region
            .client()
            .delete(DeleteRange.of(KeyRange.between(entries.getFirst().key(), last.next())));
      }
    } while (found.more());
  }
}
