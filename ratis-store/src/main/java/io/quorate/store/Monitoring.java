package io.quorate.store;

import io.quorate.store.api.GrpcDoor;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.forward.Topology;
import io.quorate.store.monitor.AlertLog;
import io.quorate.store.monitor.ClusterMonitor;
import io.quorate.store.monitor.Watched;
import io.quorate.store.monitor.Webhook;
import io.quorate.store.space.DiskSpace;
import io.quorate.store.telemetry.AlertGauges;
import io.quorate.store.telemetry.LinkGauges;
import io.quorate.store.telemetry.ReplicaGauges;
import io.quorate.store.telemetry.Telemetry;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import tools.jackson.databind.node.ObjectNode;

/** A node's monitor, connected to what it watches and to whom it tells. */
final class Monitoring implements AutoCloseable {

  private final ClusterMonitor monitor;
  private final Optional<Webhook> webhook;

  /** Before the door is open. */
  Monitoring(
      ServerConfig config,
      String group,
      Watched replica,
      GrpcDoor door,
      MonotonicClock clock,
      DiskSpace space) {
    Topology topology = FromConfig.topology(config, group);
    monitor =
        new ClusterMonitor(
            topology,
            replica,
            door.loops(),
            FromConfig.monitor(config),
            clock::nanos,
            space::freeBytes);
    monitor.tell(new AlertLog());
    webhook = config.alerts().webhook().map(url -> Webhook.to(url, topology));
    webhook.ifPresent(monitor::tell);
    door.offerToPeers(monitor.service());
    door.addToStatus(monitor::describe);
  }

  void measure(Telemetry telemetry, String group) {
    telemetry.include(new LinkGauges(monitor::links));
    telemetry.include(new ReplicaGauges(group, monitor::replicas));
    telemetry.include(new AlertGauges(monitor::watched));
    telemetry.count("alerts.posted", () -> webhook.map(Webhook::delivered).orElse(0L));
    telemetry.count("alerts.not-posted", () -> webhook.map(Webhook::dropped).orElse(0L));
  }

  void start(ScheduledExecutorService scheduler) {
    monitor.start(scheduler);
  }

  /** What {@code /v1/alerts} answers. */
  ObjectNode alerts() {
    return monitor.alerts();
  }

  @Override
  public void close() {
    monitor.close();
    webhook.ifPresent(Webhook::close);
  }
}
