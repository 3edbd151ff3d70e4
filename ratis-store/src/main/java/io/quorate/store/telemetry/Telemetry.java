package io.quorate.store.telemetry;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.MetricSet;
import com.codahale.metrics.jvm.BufferPoolMetricSet;
import com.codahale.metrics.jvm.FileDescriptorRatioGauge;
import com.codahale.metrics.jvm.GarbageCollectorMetricSet;
import com.codahale.metrics.jvm.MemoryUsageGaugeSet;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The metrics of one process. Safe for any thread.
 *
 * <p>Names are dotted and stable: {@code http.requests} is the node's own, {@code
 * group.default.apply.entries} belongs to the group {@code default}. Prometheus sees them as {@code
 * quorate_http_requests_total{node,region}} and {@code
 * quorate_apply_entries_total{group,node,region}}.
 */
public final class Telemetry {

  private final MetricRegistry registry = new MetricRegistry();
  private final PrometheusPage page;

  public Telemetry(String node, String region) {
    page = new PrometheusPage(registry, Map.of("node", node, "region", region));
    registry.registerAll("jvm.memory", new MemoryUsageGaugeSet());
    registry.registerAll("jvm.gc", new GarbageCollectorMetricSet());
    registry.registerAll(
        "jvm.buffers", new BufferPoolMetricSet(ManagementFactory.getPlatformMBeanServer()));
    registry.register("jvm.files.open-ratio", new FileDescriptorRatioGauge());
    registry.registerGauge(
        "jvm.threads", () -> ManagementFactory.getThreadMXBean().getThreadCount());
  }

  public MetricRegistry registry() {
    return registry;
  }

  /**
   * The registry's name of a group's metric.
   *
   * @param name dotted, such as {@code apply.entries}
   */
  public static String ofGroup(String group, String name) {
    return MetricName.GROUP_PREFIX + group + "." + name;
  }

  /** Shows a count that only grows and is kept elsewhere. */
  public void count(String name, LongSupplier value) {
    registry.register(name, new Count(value));
  }

  /**
   * The registry's name of a metric that there is several times, told apart by labels.
   *
   * @param labels names and values without commas, equals signs and braces
   */
  public static String labelled(String name, Map<String, String> labels) {
    return MetricName.labelled(name, labels);
  }

  /** Adds metrics that come and go: the set is asked anew for each page. */
  public void include(MetricSet live) {
    page.include(live);
  }

  /** Writes all metrics in Prometheus' text format, UTF-8. Reads them one by one, not at once. */
  public void writePrometheus(OutputStream out) throws IOException {
    page.write(out);
  }
}
