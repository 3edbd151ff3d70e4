package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Table;
import io.quorate.chaos.terminal.Times;
import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.workload.Latencies;
import io.quorate.chaos.workload.StoreClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures what a write and a strong read cost from each region, one at a time. */
final class CostAct {

  private static final int WARM_UP = 10;
  private static final int SAMPLES_MAX = 200;
  private static final Duration SPAN_MAX = Duration.ofSeconds(5);

  /** Measured durations beside the round trips that must be paid. */
  record Cost(Latencies writes, Duration write, Latencies reads, Duration read) {}

  private final Stage stage;

  CostAct(Stage stage) {
    this.stage = stage;
  }

  void play(Site leader, List<Cities.City> loaded) throws DemoFailure, InterruptedException {
    Map<String, Cost> costs = new LinkedHashMap<>();
    try (ExecutorService regions = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<Cost>> running = new LinkedHashMap<>();
      for (String region : stage.plan().regions()) {
        Callable<Cost> measuring = () -> measure(region, leader.region(), loaded);
        running.put(region, regions.submit(measuring));
      }
      stage.screen().moving("measuring from each region ...");
      for (Map.Entry<String, Future<Cost>> entry : running.entrySet()) {
        costs.put(entry.getKey(), entry.getValue().get());
      }
    } catch (ExecutionException e) {
      throw new DemoFailure("a request failed on a healthy cluster: " + e.getCause(), e);
    }
    show(costs);
  }

  private Cost measure(String region, String leaderRegion, List<Cities.City> loaded)
      throws InterruptedException, ExecutionException {
    StoreClient client = stage.client(region);
    RoundTrips roundTrips = stage.plan().roundTrips();
    Duration toLeader = roundTrips.between(region, leaderRegion);
    Duration toMajority = majority(roundTrips, leaderRegion);
    Latencies writes =
        sample(i -> stage.writes().put(client, "cost:" + region + ":" + i, new byte[256]).get());
    Latencies reads =
        sample(i -> {
          String key = loaded.get(i * 31 % loaded.size()).key();
          client.get(key.getBytes(StandardCharsets.UTF_8)).get();
        });
    return new Cost(writes, toLeader.plus(toMajority), reads, toLeader);
  }

  /** The round trip from the leader to the nearest regions that make a majority with it. */
  private Duration majority(RoundTrips roundTrips, String leaderRegion) {
    List<Duration> others =
        stage.cluster().topology().sites().stream()
            .map(site -> roundTrips.between(leaderRegion, site.region()))
            .sorted()
            .toList();
    return others.get(others.size() / 2);
  }

  private interface Request {
    void send(int number) throws InterruptedException, ExecutionException;
  }

  private static Latencies sample(Request request) throws InterruptedException, ExecutionException {
    for (int i = 0; i < WARM_UP; i++) {
      request.send(i);
    }
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    for (int i = WARM_UP; i < WARM_UP + SAMPLES_MAX; i++) {
      long before = System.nanoTime();
      if (before - start > SPAN_MAX.toNanos()) {
        break;
      }
      request.send(i);
      latencies.add(System.nanoTime() - before);
    }
    return latencies;
  }

  private void show(Map<String, Cost> costs) {
    Table table =
        new Table(
            "from", "write p50", "p99", "round trips", "strong read p50", "p99", "round trips");
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    costs.forEach((region, cost) -> {
      table.row(
          region,
          Times.show(cost.writes.percentile(50)),
          Times.show(cost.writes.percentile(99)),
          Times.whole(cost.write),
          Times.show(cost.reads.percentile(50)),
          Times.show(cost.reads.percentile(99)),
          Times.whole(cost.read));
      figures.put(region, figures(cost));
    });
    stage.screen().table(table);
    stage.figures().note("regions", figures);
  }

  private static Map<String, Double> figures(Cost cost) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("write_p50_ms", hundredths(cost.writes.percentile(50)));
    figures.put("write_p99_ms", hundredths(cost.writes.percentile(99)));
    figures.put("write_expected_ms", hundredths(cost.write));
    figures.put("strong_read_p50_ms", hundredths(cost.reads.percentile(50)));
    figures.put("strong_read_p99_ms", hundredths(cost.reads.percentile(99)));
    figures.put("strong_read_expected_ms", hundredths(cost.read));
    return figures;
  }

  private static double hundredths(Duration duration) {
    return Math.round(Times.millis(duration) * 100) / 100.0;
  }
}
