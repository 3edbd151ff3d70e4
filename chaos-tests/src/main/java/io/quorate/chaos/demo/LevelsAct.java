package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Table;
import io.quorate.chaos.terminal.Times;
import io.quorate.chaos.workload.StoreClient;
import io.quorate.model.Level;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * From each region one read of each of three levels: what it costs, and the bound it comes with.
 */
final class LevelsAct {

  /** So that a connection stands and code is warm; the last of them is shown. */
  private static final int READS = 30;

  private static final Map<String, ReadConsistency> LEVELS = new LinkedHashMap<>();

  static {
    LEVELS.put("strong", ReadConsistency.STRONG);
    LEVELS.put("bounded=2s", ReadConsistency.bounded(Duration.ofSeconds(2)));
    LEVELS.put("local", ReadConsistency.LOCAL);
  }

  private record Read(Duration took, Receipt receipt) {}

  private final Stage stage;

  LevelsAct(Stage stage) {
    this.stage = stage;
  }

  void play(Site leader, List<Cities.City> loaded) throws DemoFailure, InterruptedException {
    Table table = new Table("from", "level", "took", "round trips", "answered by", "stale at most");
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    for (String region : stage.plan().regions()) {
      Map<String, Double> ofRegion = new LinkedHashMap<>();
      for (Map.Entry<String, ReadConsistency> level : LEVELS.entrySet()) {
        Read read = read(stage.client(region), level.getValue(), loaded);
        table.row(
            region,
            level.getKey(),
            Times.show(read.took()),
            roundTrips(region, leader, read.receipt()),
            read.receipt().node(),
            read.receipt().bound().map(Times::show).orElse("not proven"));
        ofRegion.put(level.getKey() + "_ms", Figures.tenths(read.took()));
        read.receipt()
            .bound()
            .ifPresent(bound -> ofRegion.put(level.getKey() + "_bound_ms", Figures.tenths(bound)));
      }
      figures.put(region, ofRegion);
    }
    stage.screen().table(table);
    stage.figures().note("levels", figures);
  }

  /** Between regions: one where the answer, or the leader's word for it, came from another. */
  private static int roundTrips(String region, Site leader, Receipt receipt) {
    boolean asked = receipt.level() == Level.STRONG && !leader.region().equals(region);
    return asked || !receipt.region().equals(region) ? 1 : 0;
  }

  private static Read read(StoreClient client, ReadConsistency level, List<Cities.City> loaded)
      throws DemoFailure, InterruptedException {
    try {
      for (int i = 1; ; i++) {
        byte[] key = loaded.get(i * 31 % loaded.size()).key().getBytes(StandardCharsets.UTF_8);
        long before = System.nanoTime();
        Receipt receipt = client.read(key, level).get();
        if (i == READS) {
          return new Read(Duration.ofNanos(System.nanoTime() - before), receipt);
        }
      }
    } catch (ExecutionException e) {
      throw new DemoFailure("a read failed on a healthy cluster: " + e.getCause(), e);
    }
  }
}
