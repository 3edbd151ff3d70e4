package io.quorate.store.telemetry;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.quorate.core.monitor.ReplicaReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How far the other nodes' replicas are behind, from the leader alone; labelled {@code replica}. A
 * replica that has not been heard for long has no figures.
 */
public final class ReplicaGauges implements MetricSet {

  private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String group;
  private final Supplier<Map<String, Optional<ReplicaReading>>> replicas;

  /**
   * @param group whose replicas they are
   * @param replicas by node, as they are at the moment of the call
   */
  public ReplicaGauges(String group, Supplier<Map<String, Optional<ReplicaReading>>> replicas) {
    this.group = group;
    this.replicas = replicas;
  }

  @Override
  public Map<String, Metric> getMetrics() {
    Map<String, Metric> metrics = new HashMap<>();
    replicas
        .get()
        .forEach((node, reading) ->
            reading.ifPresent(r -> {
              metrics.put(nameOf("behind-revisions", node), (Gauge<Long>) r::revisionsBehind);
              metrics.put(
                  nameOf("age-seconds", node), (Gauge<Double>) () -> r.ageNanos() / SECOND_NANOS);
            }));
    return metrics;
  }

  private String nameOf(String name, String node) {
    return Telemetry.labelled(Telemetry.ofGroup(group, "replica." + name), Map.of("replica", node));
  }
}
