package io.quorate.store.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import io.quorate.core.monitor.LinkReading;
import io.quorate.v1.Operation.RequestCase;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TelemetryTest {

  private final Telemetry telemetry = new Telemetry("n1", "us-east");

  private String page() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    telemetry.writePrometheus(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void groupsShareANameAndDifferInTheLabel() throws IOException {
    telemetry.registry().meter(Telemetry.ofGroup("default", "apply.entries")).mark(3);
    telemetry.registry().meter(Telemetry.ofGroup("eu", "apply.entries")).mark(5);
    assertThat(page())
        .contains(
            "quorate_apply_entries_total{group=\"default\",node=\"n1\",region=\"us-east\"} 3.0")
        .contains("quorate_apply_entries_total{group=\"eu\",node=\"n1\",region=\"us-east\"} 5.0")
        .containsOnlyOnce("# TYPE quorate_apply_entries_total counter");
  }

  @Test
  void labelsTellMetricsOfOneNameApart() throws IOException {
    telemetry.include(
        new LinkGauges(() ->
            Map.of(
                "n2", new LinkReading(LinkReading.State.UP, 0, 80_000_000, 75_000_000, 0, 9, 1),
                "n3", new LinkReading(LinkReading.State.LOST, 0, 0, 0, 0, 0, 4))));
    assertThat(page())
        .contains("quorate_link_up{node=\"n1\",peer=\"n2\",region=\"us-east\"} 1.0")
        .contains("quorate_link_up{node=\"n1\",peer=\"n3\",region=\"us-east\"} 0.0")
        .contains(
            "quorate_link_round_trip_seconds{node=\"n1\",peer=\"n2\",region=\"us-east\"} 0.075")
        .contains("quorate_link_pings_lost_total{node=\"n1\",peer=\"n3\",region=\"us-east\"} 4.0");
  }

  @Test
  void timersAreInSeconds() throws IOException {
    telemetry.registry().timer("http.requests").update(250, TimeUnit.MILLISECONDS);
    assertThat(page())
        .contains(
            "quorate_http_requests_seconds{node=\"n1\",region=\"us-east\",quantile=\"0.99\"} 0.25")
        .contains("quorate_http_requests_seconds_count{node=\"n1\",region=\"us-east\"} 1");
  }

  @Test
  void gaugesAndHistogramsKeepTheirValues() throws IOException {
    telemetry.registry().registerGauge(Telemetry.ofGroup("default", "applied-index"), () -> 42L);
    telemetry.registry().registerGauge("build.version", () -> "0.1.0");
    telemetry.registry().histogram("batch.operations").update(8);
    telemetry.registry().counter("connections").inc(2);
    assertThat(page())
        .contains("quorate_applied_index{group=\"default\",node=\"n1\",region=\"us-east\"} 42.0")
        .contains("quorate_batch_operations{node=\"n1\",region=\"us-east\",quantile=\"0.5\"} 8.0")
        .contains("quorate_connections{node=\"n1\",region=\"us-east\"} 2.0")
        .doesNotContain("build_version");
  }

  @Test
  void theJvmIsWatched() throws IOException {
    assertThat(page()).contains("jvm_memory_heap_used").contains("jvm_threads");
  }

  @Test
  void aReplicaIsAskedOnceForAllItsGauges() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    telemetry
        .registry()
        .registerAll(
            new GroupGauges(
                "default",
                () ->
                    ReplicaStatus.newBuilder()
                        .setTerm(asked.incrementAndGet())
                        .setRole(Role.ROLE_LEADER)
                        .setCommitIndex(9)
                        .setAppliedIndex(7)
                        .build()));
    assertThat(page())
        .contains("quorate_leads{group=\"default\",node=\"n1\",region=\"us-east\"} 1.0")
        .contains("quorate_apply_lag_entries{group=\"default\"")
        .contains("quorate_term{group=\"default\",node=\"n1\",region=\"us-east\"} 1.0");
    assertThat(asked).hasValue(1);
  }

  @Test
  void operationsAreTimedByKindAndFailuresCountedByCode() throws IOException {
    DoorMetrics door = new DoorMetrics(telemetry.registry());
    door.answered(RequestCase.PUT, TimeUnit.MILLISECONDS.toNanos(3));
    door.failed(RequestCase.LEASE_GRANT, "NO_LEADER", 5);
    door.forwarded(RequestCase.PUT);
    assertThat(page())
        .contains("quorate_operations_put_seconds_count{node=\"n1\",region=\"us-east\"} 1")
        .contains("quorate_operations_lease_grant_seconds_count{node=\"n1\",region=\"us-east\"} 1")
        .contains("quorate_operations_failed_no_leader_total{node=\"n1\",region=\"us-east\"} 1.0")
        .contains("quorate_operations_forwarded_total{node=\"n1\",region=\"us-east\"} 1.0");
  }

  @Test
  void metricsThatComeLaterAreShown() throws IOException {
    Map<String, Metric> live = new HashMap<>();
    telemetry.include(() -> live);
    assertThat(page()).doesNotContain("ratis_log");
    live.put("group.default.ratis.log.size", (Gauge<Integer>) () -> 4);
    assertThat(page())
        .contains("ratis_log_size{group=\"default\",node=\"n1\",region=\"us-east\"} 4.0");
  }
}
