package io.quorate.store.telemetry;

import com.codahale.metrics.CachedGauge;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The state of a replica as gauges of its group. The replica is asked once for all of them, and
 * again after a while at the earliest.
 */
public final class GroupGauges implements MetricSet {

  private static final long ASKED_MILLIS_MIN = 500;

  private final Map<String, Metric> gauges = new HashMap<>();
  private final Gauge<ReplicaStatus> status;

  /**
   * @param group the group's name, which becomes a label
   * @param replica its state at the moment of the call
   */
  public GroupGauges(String group, Supplier<ReplicaStatus> replica) {
    status = new Status(replica);
    add(group, "term", ReplicaStatus::getTerm);
    add(group, "revision", ReplicaStatus::getRevision);
    add(group, "compacted-revision", ReplicaStatus::getCompactedRevision);
    add(group, "applied-index", ReplicaStatus::getAppliedIndex);
    add(group, "commit-index", ReplicaStatus::getCommitIndex);
    add(group, "apply-lag-entries", s -> Math.max(0, s.getCommitIndex() - s.getAppliedIndex()));
    add(group, "snapshot-index", ReplicaStatus::getSnapshotIndex);
    add(group, "snapshots-installed", ReplicaStatus::getSnapshotsInstalled);
    add(group, "leads", s -> s.getRole() == Role.ROLE_LEADER ? 1 : 0);
    add(group, "leader-known", s -> s.getLeaderNode().isEmpty() ? 0 : 1);
    add(group, "leader-lease", s -> s.getLeaderLease() ? 1 : 0);
    add(group, "keys", ReplicaStatus::getKeys);
    add(group, "sessions", ReplicaStatus::getSessions);
    add(group, "leases", ReplicaStatus::getLeases);
    add(group, "data-bytes", ReplicaStatus::getDataBytes);
  }

  @Override
  public Map<String, Metric> getMetrics() {
    return Map.copyOf(gauges);
  }

  private void add(String group, String name, ToLongFunction<ReplicaStatus> figure) {
    Gauge<Long> gauge = () -> figure.applyAsLong(status.getValue());
    gauges.put(Telemetry.ofGroup(group, name), gauge);
  }

  private static final class Status extends CachedGauge<ReplicaStatus> {
    private final Supplier<ReplicaStatus> replica;

    private Status(Supplier<ReplicaStatus> replica) {
      super(ASKED_MILLIS_MIN, TimeUnit.MILLISECONDS);
      this.replica = replica;
    }

    @Override
    protected ReplicaStatus loadValue() {
      return replica.get();
    }
  }
}
