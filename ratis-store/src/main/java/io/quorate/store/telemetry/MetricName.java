package io.quorate.store.telemetry;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dotted name of the registry as Prometheus sees it.
 *
 * @param base without the suffix that the kind of metric adds
 */
record MetricName(String base, Labels labels) {

  static final String GROUP_PREFIX = "group.";

  static MetricName of(String dotted, Map<String, String> common) {
    Map<String, String> labels = new TreeMap<>(common);
    String name = dotted;
    if (dotted.startsWith(GROUP_PREFIX)) {
      int end = dotted.indexOf('.', GROUP_PREFIX.length());
      if (end > 0) {
        labels.put("group", dotted.substring(GROUP_PREFIX.length(), end));
        name = dotted.substring(end + 1);
      }
    }
    String prefix = name.startsWith("jvm.") || name.startsWith("ratis.") ? "" : "quorate_";
    String base = prefix + name.replace('.', '_').replace('-', '_');
    return new MetricName(PrometheusNaming.sanitizeMetricName(base), labelsOf(labels));
  }

  private static Labels labelsOf(Map<String, String> labels) {
    return Labels.of(
        labels.keySet().toArray(new String[0]), labels.values().toArray(new String[0]));
  }
}
