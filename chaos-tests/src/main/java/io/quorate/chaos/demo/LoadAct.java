package io.quorate.chaos.demo;

import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Meter;
import io.quorate.chaos.workload.Pipeline;
import io.quorate.chaos.workload.StoreClient;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Loads places through the public client of one region, many writes under way at once. */
final class LoadAct {

  private static final int IN_FLIGHT_MAX = 4096;

  private final Stage stage;

  LoadAct(Stage stage) {
    this.stage = stage;
  }

  /** Loads them and returns the rate; every one must be acknowledged. */
  double play(List<Cities.City> cities, String region) throws DemoFailure, InterruptedException {
    StoreClient client = stage.client(region);
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Meter meter = new Meter(stage.screen(), "records", cities.size());
    Pipeline.run(
        cities.iterator(),
        IN_FLIGHT_MAX,
        city ->
            stage
                .writes()
                .put(client, city.key(), city.value())
                .whenComplete((revision, failure) -> {
                  if (failure != null) {
                    failures.add(failure);
                  }
                }),
        meter::at);
    double perSecond = meter.ratePerSecond(cities.size());
    if (!failures.isEmpty()) {
      Throwable first = failures.element();
      throw new DemoFailure(
          Bars.count(failures.size()) + " of the writes were not acknowledged, the first: " + first,
          first);
    }
    meter.finished(" in " + region + ", " + Bars.count(Math.round(perSecond)) + " a second");
    return perSecond;
  }
}
