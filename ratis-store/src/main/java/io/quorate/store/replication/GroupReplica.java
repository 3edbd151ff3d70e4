package io.quorate.store.replication;

import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.DriftBound;
import io.quorate.core.leaderlease.LeaderLease;
import io.quorate.core.leaderlease.ReceiptGate;
import io.quorate.core.transition.GroupHeader;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.apply.EntryApplier;
import io.quorate.store.clock.GroupClock;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.placement.Placeable;
import io.quorate.store.read.ReadView;
import io.quorate.store.safeguard.Safeguards;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.snapshot.SnapshotStore;
import io.quorate.store.snapshot.Snapshots;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.jspecify.annotations.Nullable;

/**
 * This node's replica of one group on Ratis: where proposals, the lease and the database meet. Safe
 * for any thread.
 */
public final class GroupReplica implements Replica, AutoCloseable {

  private static final long OVERDUE_SWEEP_MILLIS = 20;

  private final String group;
  private final RaftNode raft;
  private final LiveDatabase live;
  private final LeaderLease lease;
  private final MonotonicClock leaseClock;
  private final Proposer proposer;
  private final ReplicaStatusSource statusSource;
  private final Handover handover;
  private final Safeguards safeguards;

  private GroupReplica(
      String group,
      RaftNode raft,
      LiveDatabase live,
      LeaderLease lease,
      MonotonicClock leaseClock,
      Proposer proposer,
      ReplicaStatusSource statusSource,
      Handover handover,
      Safeguards safeguards) {
    this.group = group;
    this.raft = raft;
    this.live = live;
    this.lease = lease;
    this.leaseClock = leaseClock;
    this.proposer = proposer;
    this.statusSource = statusSource;
    this.handover = handover;
    this.safeguards = safeguards;
  }

  /**
   * Starts the replica: replays what the log holds beyond the database, then takes part in the
   * group.
   *
   * @param scheduler for deadlines and for answers that wait for the gate; outlives the replica
   */
  public static GroupReplica start(
      String group,
      RaftSettings settings,
      BatchLimits limits,
      LiveDatabase live,
      MonotonicClock leaseClock,
      ScheduledExecutorService scheduler,
      FatalHandler fatal,
      Safeguards safeguards)
      throws IOException {
    GroupHeader header = live.get().stateView().header();
    long graceNanos = Math.max(0, header.leaderLeaseEnd().nanos() - header.groupTime().nanos());
    DriftBound drift = new DriftBound(settings.clockDriftPartsPerMillion());
    LeaderLease lease =
        new LeaderLease(
            drift, safeguards.gate(new ReceiptGate(drift, leaseClock.nanos(), graceNanos)));
    GroupClock groupClock = new GroupClock(leaseClock, header.groupTime());
    Snapshots snapshots = new Snapshots(new SnapshotStore(), live);
    GroupStateMachine machine = new GroupStateMachine(snapshots.store());
    RaftNode raft = RaftNode.build(settings, group, machine, safeguards);
    if (!(raft.division() instanceof RaftClientAsynchronousProtocol door)) {
      throw new IllegalStateException("this Ratis has no in-process submission");
    }
    RatisLog log = new RatisLog(RaftPeerId.valueOf(settings.self()), raft.group(), door);
    Acknowledger acknowledger = new Acknowledger(live, leaseClock, scheduler);
    machine.connect(
        new GroupStateMachine.Parts(
            log,
            new EntryApplier(live),
            snapshots,
            acknowledger,
            lease,
            groupClock,
            leaseClock,
            fatal,
            safeguards));
    Proposer proposer =
        new Proposer(
            group,
            limits,
            log,
            groupClock,
            leaseClock,
            Clock.systemUTC(),
            settings.leaderLease().toNanos());
    raft.start();
    proposer.start();
    scheduler.scheduleWithFixedDelay(
        proposer::failOverdue, OVERDUE_SWEEP_MILLIS, OVERDUE_SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    return new GroupReplica(
        group,
        raft,
        live,
        lease,
        leaseClock,
        proposer,
        new ReplicaStatusSource(group, raft, live, snapshots, lease, leaseClock, groupClock),
        new Handover(raft, lease, leaseClock, proposer, settings.electionTimeoutMin()),
        safeguards);
  }

  @Override
  public CompletableFuture<Applied> submit(Submission submission, Duration timeout) {
    if (!raft.division().getInfo().isLeader()) {
      return CompletableFuture.failedFuture(notLeader());
    }
    PendingWrite write =
        new PendingWrite(
            safeguards.stamped(submission),
            EntryWeight.of(submission),
            System.nanoTime() + timeout.toNanos());
    proposer.propose(write);
    return write.answer();
  }

  @Override
  public CompletableFuture<ReadView> strongView(Duration timeout) {
    DivisionInfo info = raft.division().getInfo();
    long term = info.getCurrentTerm();
    if (!info.isLeader()) {
      return CompletableFuture.failedFuture(notLeader());
    }
    return switch (lease.verdict(term, leaseClock.nanos())) {
      case SERVE -> CompletableFuture.completedFuture(new LedView(live.view(), term));
      case SERVE_AND_RENEW -> {
        proposer.renewLease();
        yield CompletableFuture.completedFuture(new LedView(live.view(), term));
      }
      case BARRIER -> {
        BarrierRead read =
            new BarrierRead(new CompletableFuture<>(), System.nanoTime() + timeout.toNanos());
        proposer.barrier(read);
        yield read.answer();
      }
    };
  }

  private StoreException notLeader() {
    Leadership known = leadership();
    return known.leader().isEmpty()
        ? StoreException.of(ErrorCode.NO_LEADER, "group", group)
        : StoreException.of(ErrorCode.NOT_LEADER, "leader", known.leader());
  }

  @Override
  public ReadView localView() {
    return live.view();
  }

  @Override
  public Leadership leadership() {
    DivisionInfo info = raft.division().getInfo();
    @Nullable RaftPeerId leader = info.getLeaderId();
    return new Leadership(
        info.isLeader() && info.isLeaderReady(),
        leader == null ? "" : leader.toString(),
        info.getCurrentTerm());
  }

  @Override
  public ReplicaStatus status() {
    return statusSource.read();
  }

  /** The handle by which leadership is moved. */
  public Placeable placeable() {
    return handover;
  }

  /**
   * Hands leadership, if this node has it, to a healthy voter; waits for that, but not for long.
   */
  public void stepAside(Duration wait) {
    if (!handover.leads()) {
      return;
    }
    for (String voter : handover.healthyVoters()) {
      if (handover.handOver(voter, wait).exceptionally(failure -> false).join()) {
        return;
      }
    }
  }

  /** Stops taking part; what waits is answered. The database stays open for its owner. */
  @Override
  public void close() throws IOException {
    try {
      proposer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    raft.close();
  }
}
