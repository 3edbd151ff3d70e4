package io.quorate.store;

import io.quorate.core.alert.AlertLimits;
import io.quorate.store.admission.AdmissionLimits;
import io.quorate.store.api.DoorLimits;
import io.quorate.store.config.AlertsConfig;
import io.quorate.store.config.LimitsConfig;
import io.quorate.store.config.Member;
import io.quorate.store.config.RaftConfig;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.forward.ForwardLimits;
import io.quorate.store.forward.Topology;
import io.quorate.store.monitor.MonitorSettings;
import io.quorate.store.read.ReadLimits;
import io.quorate.store.replication.BatchLimits;
import io.quorate.store.replication.RaftSettings;
import java.util.List;

/** From a node's settings to what each part wants to know. */
final class FromConfig {

  private static final int IO_THREADS = 2;

  private FromConfig() {}

  static RaftSettings raft(ServerConfig config) {
    RaftConfig raft = config.raft();
    return new RaftSettings(
        config.cluster().id(),
        config.node().name(),
        config.cluster().nodes().stream()
            .map(node -> new RaftSettings.Peer(node.name(), node.host(), node.raftPort()))
            .toList(),
        config.node().bind(),
        config.node().data().resolve("raft"),
        raft.electionTimeoutMin(),
        raft.electionTimeoutMax(),
        raft.leaderLease(),
        raft.clockDriftPpm(),
        Math.max(config.limits().requestBytesMax(), config.batch().bytesMax()),
        raft.logSegmentBytes(),
        raft.snapshotEntries(),
        raft.snapshotBytes(),
        raft.logKeptEntries());
  }

  static BatchLimits batch(ServerConfig config) {
    return new BatchLimits(
        config.batch().entriesInFlight(),
        config.batch().gather().toNanos(),
        config.batch().operationsMax(),
        config.batch().bytesMax(),
        config.batch().queueOperationsMax(),
        config.batch().queueBytesMax());
  }

  static Topology topology(ServerConfig config, String group) {
    List<Topology.Node> nodes = config.cluster().nodes().stream().map(FromConfig::node).toList();
    return new Topology(config.cluster().id(), group, node(config.self()), nodes);
  }

  private static Topology.Node node(Member node) {
    return new Topology.Node(
        node.name(),
        node.region(),
        node.zone(),
        node.clientAddress(),
        node.httpAddress(),
        node.peerAddress());
  }

  static MonitorSettings monitor(ServerConfig config) {
    AlertsConfig alerts = config.alerts();
    return new MonitorSettings(
        config.monitor().pingInterval(),
        new AlertLimits(
            alerts.raiseAfter(),
            alerts.clearAfter(),
            alerts.revisionsBehind(),
            alerts.age(),
            alerts.linkSlowFactor(),
            alerts.diskFreeBytes()));
  }

  static DoorLimits door(ServerConfig config) {
    LimitsConfig limits = config.limits();
    AdmissionLimits usual = AdmissionLimits.DEFAULT;
    return new DoorLimits(
        new AdmissionLimits(
            limits.keyBytesMax(),
            limits.valueBytesMax(),
            limits.requestBytesMax(),
            usual.txnComparesMax(),
            usual.txnStepsMax(),
            limits.inFlightOperationsMax(),
            limits.inFlightBytesMax(),
            Math.min(usual.streamOperationsMax(), limits.inFlightOperationsMax()),
            usual.scansMax(),
            limits.connectionsMax(),
            limits.defaultTimeout(),
            usual.timeoutMax()),
        ReadLimits.DEFAULT,
        ForwardLimits.DEFAULT,
        IO_THREADS);
  }
}
