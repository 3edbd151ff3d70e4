package io.quorate.store.replication;

import io.quorate.core.leaderlease.DriftBound;
import io.quorate.core.leaderlease.LeaderLease;
import io.quorate.core.leaderlease.ReceiptGate;
import io.quorate.core.monitor.RecentDigests;
import io.quorate.core.transition.GroupHeader;
import io.quorate.store.apply.EntryApplier;
import io.quorate.store.apply.ExpiryWatch;
import io.quorate.store.clock.ClockWatch;
import io.quorate.store.clock.GroupClock;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.safeguard.Safeguards;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.snapshot.SnapshotStore;
import io.quorate.store.snapshot.Snapshots;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftPeerId;

/** What a replica consists of, connected and not yet started. */
record ReplicaParts(
    String group,
    RaftNode raft,
    Proposer proposer,
    LiveDatabase live,
    Snapshots snapshots,
    LeaderLease lease,
    MonotonicClock leaseClock,
    ReplicaFreshness freshness,
    GroupClock groupClock,
    ExpiryWatch expiry,
    SnapshotTrigger snapshotTrigger,
    ClockWatch clockWatch,
    RecentDigests digests,
    Safeguards safeguards,
    int versionUnderstood) {

  static ReplicaParts assemble(
      String group,
      RaftSettings settings,
      BatchLimits limits,
      LiveDatabase live,
      Surroundings around)
      throws IOException {
    GroupHeader header = live.get().stateView().header();
    LeaderLease lease = lease(settings, header, around);
    ReplicaFreshness freshness =
        new ReplicaFreshness(around.leaseClock(), drift(settings), around.safeguards());
    freshness.applied(header.revision());
    GroupClock groupClock =
        new GroupClock(around.safeguards().groupTime(around.leaseClock()), header.groupTime());
    Snapshots snapshots = new Snapshots(new SnapshotStore(), live, around.safeguards());
    ExpiryWatch expiry = new ExpiryWatch();
    GroupStateMachine machine = new GroupStateMachine(snapshots.store());
    RaftNode raft = RaftNode.build(settings, group, machine, around.safeguards());
    if (!(raft.division() instanceof RaftClientAsynchronousProtocol door)) {
      throw new IllegalStateException("this Ratis has no in-process submission");
    }
    RatisLog log = new RatisLog(RaftPeerId.valueOf(settings.self()), raft.group(), door);
    AtomicLong bytesSinceSnapshot = new AtomicLong();
    RecentDigests digests = new RecentDigests();
    digests.published(header);
    machine.connect(
        new GroupStateMachine.Parts(
            log,
            new EntryApplier(live, expiry, around.versionUnderstood()),
            snapshots,
            new Acknowledger(live, around.leaseClock(), around.scheduler()),
            lease,
            freshness,
            groupClock,
            around.leaseClock(),
            bytesSinceSnapshot,
            digests,
            around.fatal(),
            around.safeguards()));
    Proposer proposer =
        new Proposer(
            group,
            limits,
            log,
            groupClock,
            around.leaseClock(),
            Clock.systemUTC(),
            settings.leaderLease().toNanos());
    return new ReplicaParts(
        group,
        raft,
        proposer,
        live,
        snapshots,
        lease,
        around.leaseClock(),
        freshness,
        groupClock,
        expiry,
        new SnapshotTrigger(raft, bytesSinceSnapshot, settings.snapshotBytes()),
        new ClockWatch(around.leaseClock(), Clock.systemUTC(), distrusted(lease, freshness)),
        digests,
        around.safeguards(),
        around.versionUnderstood());
  }

  private static DriftBound drift(RaftSettings settings) {
    return new DriftBound(settings.clockDriftPartsPerMillion());
  }

  /** A clock that may have missed time: neither authority nor freshness goes by it any more. */
  private static LongConsumer distrusted(LeaderLease lease, ReplicaFreshness freshness) {
    return nowNanos -> {
      lease.distrust(nowNanos);
      freshness.distrust(nowNanos);
    };
  }

  /** What was granted before this start counts from now; how much can be left the header tells. */
  private static LeaderLease lease(RaftSettings settings, GroupHeader header, Surroundings around) {
    long graceNanos = Math.max(0, header.leaderLeaseEnd().nanos() - header.groupTime().nanos());
    DriftBound drift = drift(settings);
    ReceiptGate gate = new ReceiptGate(drift, around.leaseClock().nanos(), graceNanos);
    return new LeaderLease(drift, around.safeguards().gate(gate));
  }
}
