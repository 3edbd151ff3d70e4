package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard and the alert rules that are shipped ask for metrics that nodes have. */
class DashboardTest {

  private static final Path CONFIG = Path.of(System.getProperty("quorate.root"), "config");
  private static final Pattern EXPRESSION = Pattern.compile("\"?(?:expr|query)\"?: (.*)");
  private static final Pattern NAME = Pattern.compile("\\b(?:quorate|jvm|ratis)_\\w+");
  private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)\\{");

  /** Far fewer would mean that they are looked for in the wrong way. */
  private static final int NAMES_MIN = 10;

  @Test
  void everyMetricThatTheShippedFilesNameExists() throws Exception {
    Set<String> asked = asked(CONFIG.resolve("grafana/quorate.json"));
    Set<String> rules = asked(CONFIG.resolve("prometheus/alerts.yaml"));
    assertThat(asked).hasSizeGreaterThan(NAMES_MIN);
    assertThat(rules).hasSizeGreaterThan(NAMES_MIN / 2);
    asked.addAll(rules);
    try (FaultCluster cluster = FaultCluster.start(FaultCluster.plan(FaultCluster.NEVER_HOME))) {
      cluster.awaitLeader(); // by a read: percentiles are there once something was measured
      cluster.acknowledge(cluster.nodes(), "k", 1);
      await("all metrics of " + asked)
          .atMost(FaultCluster.READY_MAX)
          .untilAsserted(() -> assertThat(shown(cluster)).containsAll(asked));
    }
  }

  private static Set<String> asked(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher expression = EXPRESSION.matcher(Files.readString(file));
    while (expression.find()) {
      Matcher name = NAME.matcher(expression.group(1));
      while (name.find()) {
        names.add(name.group());
      }
    }
    return names;
  }

  private static Set<String> shown(FaultCluster cluster) throws IOException {
    Set<String> names = new TreeSet<>();
    for (NodeProcess node : cluster.nodes()) {
      URI page = URI.create("http://" + node.site().address() + ":" + Ports.HTTP + "/metrics");
      try (InputStream stream = page.toURL().openStream()) {
        Matcher series = SERIES.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        while (series.find()) {
          names.add(series.group(1));
        }
      }
    }
    return names;
  }
}
