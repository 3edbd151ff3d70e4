package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.workload.Probe;
import java.time.Duration;
import java.util.List;

/** A probe in each region that writes every 25 ms until this is closed. */
record Probes(List<Probe> all) implements AutoCloseable {

  static final Duration EVERY = Duration.ofMillis(25);

  private static final Duration POLL = Duration.ofMillis(20);

  static Probes start(Stage stage) {
    return new Probes(
        stage.plan().regions().stream()
            .map(region -> Probe.start(region, EVERY, stage.client(region), stage.writes()))
            .toList());
  }

  /** Those whose region is not this one. */
  Probes outside(String region) {
    return new Probes(all.stream().filter(probe -> !probe.name().equals(region)).toList());
  }

  /** Ends the probe of this region: its clients are lost with it. */
  void endIn(String region) {
    all.stream().filter(probe -> probe.name().equals(region)).forEach(Probe::close);
  }

  /** Waits until each has an acknowledgement of a write that it sent since then. */
  void awaitAcknowledgements(long sinceNanos, Duration max)
      throws DemoFailure, InterruptedException {
    for (Probe probe : all) {
      if (!Await.until(() -> probe.acknowledgedOfWritesSince(sinceNanos) > 0, POLL, max)) {
        throw new DemoFailure(
            "no write from " + probe.name() + " was acknowledged within " + max.toSeconds() + " s");
      }
    }
  }

  Duration longestGapSince(long sinceNanos) {
    return all.stream()
        .map(probe -> probe.longestGapSince(sinceNanos))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    all.forEach(Probe::close);
  }
}
