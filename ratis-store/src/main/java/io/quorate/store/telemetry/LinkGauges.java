package io.quorate.store.telemetry;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.quorate.core.monitor.LinkReading;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The links to the other nodes, labelled {@code peer}. A round trip not known yet is 0. */
public final class LinkGauges implements MetricSet {

  private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<Map<String, LinkReading>> links;

  /**
   * @param links by the other node's name, as they are at the moment of the call
   */
  public LinkGauges(Supplier<Map<String, LinkReading>> links) {
    this.links = links;
  }

  @Override
  public Map<String, Metric> getMetrics() {
    Map<String, Metric> metrics = new HashMap<>();
    links.get().forEach((peer, link) -> addTo(metrics, peer, link));
    return metrics;
  }

  private static void addTo(Map<String, Metric> metrics, String peer, LinkReading link) {
    gauge(metrics, "up", peer, link, l -> l.state() == LinkReading.State.UP ? 1 : 0);
    gauge(metrics, "round-trip-seconds", peer, link, l -> l.meanNanos() / SECOND_NANOS);
    gauge(metrics, "round-trip-last-seconds", peer, link, l -> l.lastNanos() / SECOND_NANOS);
    gauge(metrics, "round-trip-usual-seconds", peer, link, l -> l.usualNanos() / SECOND_NANOS);
    count(metrics, "pings-answered", peer, link, LinkReading::answered);
    count(metrics, "pings-lost", peer, link, LinkReading::lost);
  }

  private static void gauge(
      Map<String, Metric> metrics,
      String name,
      String peer,
      LinkReading link,
      ToDoubleFunction<LinkReading> figure) {
    metrics.put(nameOf(name, peer), (Gauge<Double>) () -> figure.applyAsDouble(link));
  }

  private static void count(
      Map<String, Metric> metrics,
      String name,
      String peer,
      LinkReading link,
      ToLongFunction<LinkReading> figure) {
    metrics.put(nameOf(name, peer), new Count(() -> figure.applyAsLong(link)));
  }

  private static String nameOf(String name, String peer) {
    return Telemetry.labelled("link." + name, Map.of("peer", peer));
  }
}
