package io.quorate.store.monitor;

import io.grpc.BindableService;
import io.quorate.core.alert.Alert;
import io.quorate.core.alert.ClusterRules;
import io.quorate.core.alert.Sight;
import io.quorate.core.monitor.LinkReading;
import io.quorate.core.monitor.ReplicaReading;
import io.quorate.store.forward.Topology;
import io.quorate.store.transport.Loops;
import io.quorate.v1.Standing;
import io.quorate.v1.StatusResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What this node knows of the others, and what it makes of that. {@link #look} runs on the
 * scheduler, never twice at once; all else is safe for any thread.
 */
public final class ClusterMonitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterMonitor.class);
  private static final long LOOK_EVERY_MILLIS = 1_000;

  private final Topology topology;
  private final Watched replica;
  private final LongSupplier clockNanos;
  private final LongSupplier freeBytes;
  private final List<PingLink> links;
  private final Others others;
  private final AlertWatch alerts;
  private final AlertJson json;
  private volatile Map<String, Optional<ReplicaReading>> replicas = Map.of();
  private long divergencesSeen;

  /**
   * @param clockNanos monotonic
   * @param freeBytes on the disk of this node's data
   */
  public ClusterMonitor(
      Topology topology,
      Watched replica,
      Loops loops,
      MonitorSettings settings,
      LongSupplier clockNanos,
      LongSupplier freeBytes) {
    this.topology = topology;
    this.replica = replica;
    this.clockNanos = clockNanos;
    this.freeBytes = freeBytes;
    RandomGenerator random = RandomGenerator.getDefault();
    links =
        topology.nodes().stream()
            .filter(node -> !node.equals(topology.self()))
            .map(peer ->
                new PingLink(topology, peer, loops, settings.pingInterval(), clockNanos, random))
            .toList();
    others = new Others(topology, replica, links);
    alerts = new AlertWatch(new ClusterRules(settings.limits()), InstantSource.system());
    json = new AlertJson(topology);
  }

  /** What answers the pings of other nodes; belongs at the peer port. */
  public BindableService service() {
    return new PingService(topology, replica);
  }

  /** Tells of every change of an alert from now on, on the scheduler. */
  public void tell(AlertListener listener) {
    alerts.tell(listener);
  }

  /** Begins to ping and to look. */
  public void start(ScheduledExecutorService scheduler) {
    links.forEach(PingLink::start);
    scheduler.scheduleWithFixedDelay(
        this::lookSafely, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A scheduler forgets a task that throws; the next look must come whatever befell this one. */
  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("looking at the cluster failed; it is tried again", e);
    }
  }

  void look() {
    long now = clockNanos.getAsLong();
    Standing own = replica.standing();
    others.look(own, replica.leads(), now);
    replicas = others.replicas(now);
    long divergences = replica.clockDivergences();
    alerts.look(
        new Sight(
            topology.group(),
            topology.self().name(),
            own.getLeaderNode(),
            links(),
            replicas,
            others.compared(),
            freeBytes.getAsLong(),
            divergences != divergencesSeen),
        now);
    divergencesSeen = divergences;
  }

  /** The links to the other nodes, by their names. */
  public Map<String, LinkReading> links() {
    Map<String, LinkReading> readings = new LinkedHashMap<>();
    links.forEach(link -> readings.put(link.peer(), link.reading()));
    return readings;
  }

  /**
   * The other nodes' replicas at the last look, by node; empty where this node does not lead, an
   * empty value where a node is silent.
   */
  public Map<String, Optional<ReplicaReading>> replicas() {
    return replicas;
  }

  /** Everything that rules are applied to, as the last look left it. */
  public List<Alert> watched() {
    return alerts.watched();
  }

  /** What {@code /v1/alerts} answers: all alerts that are not clear. */
  public ObjectNode alerts() {
    long now = clockNanos.getAsLong();
    ObjectNode answer = json.node();
    ArrayNode all = answer.putArray("alerts");
    for (Alert alert : alerts.watched()) {
      if (alert.state() != Alert.State.CLEAR) {
        all.add(json.of(alert, alerts.since(alert, now)));
      }
    }
    return answer;
  }

  /** Adds what is known to this node's status. */
  public void describe(StatusResponse.Builder status) {
    long now = clockNanos.getAsLong();
    links().forEach((peer, link) -> status.addLinks(StatusParts.link(peer, link, now)));
    replicas.forEach((peer, reading) ->
        reading.ifPresent(r -> status.addLags(StatusParts.lag(topology.group(), peer, r))));
  }

  /** Stops pinging. */
  @Override
  public void close() {
    links.forEach(PingLink::close);
  }
}
