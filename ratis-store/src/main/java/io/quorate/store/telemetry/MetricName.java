package io.quorate.store.telemetry;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A dotted name of the registry as Prometheus sees it.
 *
 * @param base without the suffix that the kind of metric adds
 */
record MetricName(String base, Labels labels) {

  static final String GROUP_PREFIX = "group.";

  /** {@code link.up{peer=n2}}: as {@link #of} takes it apart again. */
  static String labelled(String name, Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(",", name + "{", "}"));
  }

  static MetricName of(String dotted, Map<String, String> common) {
    Map<String, String> labels = new TreeMap<>(common);
    int brace = dotted.indexOf('{');
    String name = brace < 0 ? dotted : dotted.substring(0, brace);
    if (brace >= 0) {
      for (String label : dotted.substring(brace + 1, dotted.length() - 1).split(",")) {
        int equals = label.indexOf('=');
        labels.put(label.substring(0, equals), label.substring(equals + 1));
      }
    }
    if (name.startsWith(GROUP_PREFIX)) {
      int end = name.indexOf('.', GROUP_PREFIX.length());
      if (end > 0) {
        labels.put("group", name.substring(GROUP_PREFIX.length(), end));
        name = name.substring(end + 1);
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
