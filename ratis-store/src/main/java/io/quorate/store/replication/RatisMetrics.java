package io.quorate.store.replication;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.MetricSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.ratis.metrics.MetricRegistries;
import org.apache.ratis.metrics.impl.RatisMetricRegistryImpl;
import org.apache.ratis.thirdparty.com.codahale.metrics.Counting;
import org.apache.ratis.thirdparty.com.codahale.metrics.Sampling;

/**
 * Ratis' own metrics, which it keeps in a copy of Dropwizard of its own, as metrics of ours. The
 * registries of this process come and go with its groups, so they are looked up for each call.
 */
public final class RatisMetrics implements MetricSet {

  private static final double NANOS_PER_SECOND = 1e9;

  private final String group;

  /**
   * @param group the name of the group, instead of the id that Ratis knows
   */
  public RatisMetrics(String group) {
    this.group = group;
  }

  @Override
  public Map<String, Metric> getMetrics() {
    Map<String, Metric> all = new HashMap<>();
    for (var registry : MetricRegistries.global().getMetricRegistries()) {
      if (registry instanceof RatisMetricRegistryImpl dropwizard) {
        addAll(all, dropwizard);
      }
    }
    return all;
  }

  /** What stands in a name behind application, component and member is the metric's own. */
  private void addAll(Map<String, Metric> all, RatisMetricRegistryImpl registry) {
    var info = registry.getMetricRegistryInfo();
    String prefix = "group." + group + ".ratis." + info.getMetricsComponentName() + ".";
    int skipped =
        MetricRegistry.name(
                    info.getApplicationName(), info.getMetricsComponentName(), info.getPrefix())
                .length()
            + 1;
    registry
        .getDropWizardMetricRegistry()
        .getMetrics()
        .forEach((name, metric) -> add(all, prefix + name.substring(skipped), metric));
  }

  private static void add(
      Map<String, Metric> all,
      String name,
      org.apache.ratis.thirdparty.com.codahale.metrics.Metric metric) {
    if (metric instanceof org.apache.ratis.thirdparty.com.codahale.metrics.Gauge<?> gauge) {
      all.put(name, (Gauge<Object>) gauge::getValue);
    }
    if (metric instanceof Counting counting) {
      all.put(name + ".count", (Gauge<Long>) counting::getCount);
    }
    if (metric instanceof Sampling sampling) {
      all.put(
          name + ".p99-seconds",
          (Gauge<Double>) () -> sampling.getSnapshot().get99thPercentile() / NANOS_PER_SECOND);
    }
  }
}
