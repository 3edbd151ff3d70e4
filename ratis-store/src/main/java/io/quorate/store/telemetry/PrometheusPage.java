package io.quorate.store.telemetry;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.MetricSet;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A registry in Prometheus' text format. Metrics of several groups share a name and differ in the
 * label, which the stock exporter refuses as duplicates. Timers are summaries in seconds. Gauges
 * that are not numbers are left out.
 */
final class PrometheusPage {

  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

  private final MetricRegistry registry;
  private final List<MetricSet> others = new CopyOnWriteArrayList<>();
  private final Map<String, String> commonLabels;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  PrometheusPage(MetricRegistry registry, Map<String, String> commonLabels) {
    this.registry = registry;
    this.commonLabels = commonLabels;
  }

  /** Adds metrics that are looked up anew for each page, as they come and go. */
  void include(MetricSet live) {
    others.add(live);
  }

  void write(OutputStream out) throws IOException {
    Families families = new Families();
    registry.getMetrics().forEach((name, metric) -> add(families, name, metric));
    others.forEach(set -> set.getMetrics().forEach((name, m) -> add(families, name, m)));
    writer.write(out, families.snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
  }

  private void add(Families families, String dotted, Metric metric) {
    MetricName name = MetricName.of(dotted, commonLabels);
    switch (metric) {
      case Gauge<?> gauge -> {
        if (gauge.getValue() instanceof Number number) {
          families.gauge(name, number.doubleValue());
        }
      }
      // A Dropwizard counter can go down, which a Prometheus counter must not.
      case Counter counter -> families.gauge(name, counter.getCount());
      case Count count -> families.counter(name, count.getCount());
      case Meter meter -> families.counter(name, meter.getCount());
      case Timer timer ->
          families.summary(
              new MetricName(name.base() + "_seconds", name.labels()),
              timer.getCount(),
              timer.getSnapshot(),
              TimeUnit.SECONDS.toNanos(1));
      case Histogram histogram ->
          families.summary(name, histogram.getCount(), histogram.getSnapshot(), 1);
      default -> {}
    }
  }

  /** Points by name, so that each name is written once with all of its labels. */
  private static final class Families {

    private final Map<String, GaugeSnapshot.Builder> gauges = new TreeMap<>();
    private final Map<String, CounterSnapshot.Builder> counters = new TreeMap<>();
    private final Map<String, SummarySnapshot.Builder> summaries = new TreeMap<>();

    void gauge(MetricName name, double value) {
      gauges
          .computeIfAbsent(name.base(), base -> GaugeSnapshot.builder().name(base))
          .dataPoint(new GaugeDataPointSnapshot(value, name.labels(), null));
    }

    void counter(MetricName name, double value) {
      counters
          .computeIfAbsent(name.base(), base -> CounterSnapshot.builder().name(base))
          .dataPoint(new CounterDataPointSnapshot(value, name.labels(), null, 0));
    }

    void summary(MetricName name, long count, Snapshot values, double unit) {
      summaries
          .computeIfAbsent(name.base(), base -> SummarySnapshot.builder().name(base))
          .dataPoint(point(name.labels(), count, values, unit));
    }

    private static SummaryDataPointSnapshot point(
        Labels labels, long count, Snapshot values, double unit) {
      Quantiles.Builder quantiles = Quantiles.builder();
      if (count > 0) {
        for (double quantile : QUANTILES) {
          quantiles.quantile(new Quantile(quantile, values.getValue(quantile) / unit));
        }
      }
      return SummaryDataPointSnapshot.builder()
          .count(count)
          .quantiles(quantiles.build())
          .labels(labels)
          .build();
    }

    MetricSnapshots snapshots() {
      MetricSnapshots.Builder all = MetricSnapshots.builder();
      gauges.values().forEach(family -> all.metricSnapshot(family.build()));
      counters.values().forEach(family -> all.metricSnapshot(family.build()));
      summaries.values().forEach(family -> all.metricSnapshot(family.build()));
      return all.build();
    }
  }
}
