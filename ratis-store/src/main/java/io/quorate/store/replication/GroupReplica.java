package io.quorate.store.replication;

import io.quorate.core.command.CommandVersions;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.LeaderLease.Verdict;
import io.quorate.core.monitor.RecentDigests;
import io.quorate.core.version.ClusterVersion;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.monitor.Watched;
import io.quorate.store.placement.Placeable;
import io.quorate.store.read.ReadView;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.upkeep.Upkept;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.jspecify.annotations.Nullable;

/**
 * This node's replica of one group on Ratis: where proposals, the lease and the database meet. Safe
 * for any thread.
 */
public final class GroupReplica implements Replica, Administered, Upkept, Watched, AutoCloseable {

  private static final long LOOK_EVERY_MILLIS = 20;

  private final ReplicaParts parts;
  private final RaftNode raft;
  private final Proposer proposer;
  private final Handover handover;
  private final ReplicaStatusSource statusSource;
  private final BooleanSupplier diskFull;
  private final ScheduledFuture<?> looking;

  private GroupReplica(ReplicaParts parts, Surroundings around, Duration silentMax) {
    this.parts = parts;
    this.raft = parts.raft();
    this.proposer = parts.proposer();
    this.handover = new Handover(parts, silentMax);
    this.statusSource = new ReplicaStatusSource(parts);
    this.diskFull = around.diskFull();
    this.looking =
        around
            .scheduler()
            .scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    parts.clockWatch().look();
    proposer.failOverdue();
    parts.snapshotTrigger().look();
    raft.voteIfCaughtUp();
  }

  /**
   * Starts the replica: replays what the log holds beyond the database, then takes part in the
   * group.
   */
  public static GroupReplica start(
      String group,
      RaftSettings settings,
      BatchLimits limits,
      LiveDatabase live,
      Surroundings around)
      throws IOException {
    ReplicaParts parts = ReplicaParts.assemble(group, settings, limits, live, around);
    parts.raft().start();
    parts.proposer().start();
    return new GroupReplica(parts, around, settings.electionTimeoutMin());
  }

  @Override
  public CompletableFuture<Applied> submit(Submission submission, Duration timeout) {
    if (!raft.division().getInfo().isLeader()) {
      return CompletableFuture.failedFuture(notLeader());
    }
    int version = CommandVersions.of(submission.command());
    if (version > ClusterVersion.FIRST && version > clusterVersion()) {
      return CompletableFuture.failedFuture(
          StoreException.of(ErrorCode.COMMAND_UNSUPPORTED, "needed", version));
    }
    if (diskFull.getAsBoolean()) {
      return CompletableFuture.failedFuture(
          StoreException.of(ErrorCode.DISK_FULL, "node", raft.server().getId()));
    }
    PendingWrite write =
        new PendingWrite(
            parts.safeguards().stamped(submission),
            EntryWeight.of(submission),
            System.nanoTime() + timeout.toNanos());
    proposer.propose(write);
    @Nullable Outcome atOnce = parts.safeguards().answeredAtOnce(submission, this::revision);
    if (atOnce != null) {
      write.answer().complete(new Applied(atOnce, raft.division().getInfo().getCurrentTerm(), 0));
    }
    return write.answer();
  }

  @Override
  public CompletableFuture<ReadView> strongView(Duration timeout) {
    DivisionInfo info = raft.division().getInfo();
    long term = info.getCurrentTerm();
    if (parts.safeguards().answersUnproven(info.isLeader())) {
      return CompletableFuture.completedFuture(new LedView(parts.live().view(), term));
    }
    if (!info.isLeader()) {
      return CompletableFuture.failedFuture(notLeader());
    }
    return switch (parts.lease().verdict(term, parts.leaseClock().nanos())) {
      case SERVE -> CompletableFuture.completedFuture(new LedView(parts.live().view(), term));
      case SERVE_AND_RENEW -> {
        proposer.renewLease();
        yield CompletableFuture.completedFuture(new LedView(parts.live().view(), term));
      }
      case BARRIER -> barrierView(timeout);
    };
  }

  @Override
  public CompletableFuture<ReadView> barrierView(Duration timeout) {
    if (!raft.division().getInfo().isLeader()) {
      return CompletableFuture.failedFuture(notLeader());
    }
    BarrierRead read =
        new BarrierRead(new CompletableFuture<>(), System.nanoTime() + timeout.toNanos());
    proposer.barrier(read);
    return read.answer();
  }

  @Override
  public boolean leased() {
    return verdict() != Verdict.BARRIER;
  }

  @Override
  public void keepLease() {
    if (verdict() == Verdict.SERVE_AND_RENEW) {
      proposer.renewLease();
    }
  }

  private Verdict verdict() {
    DivisionInfo info = raft.division().getInfo();
    return info.isLeader()
        ? parts.lease().verdict(info.getCurrentTerm(), parts.leaseClock().nanos())
        : Verdict.BARRIER;
  }

  @Override
  public ReplicaFreshness freshness() {
    return parts.freshness();
  }

  @Override
  public boolean readsWithoutLeading() {
    return parts.safeguards().answersUnproven(false);
  }

  private StoreException notLeader() {
    Leadership known = leadership();
    return known.leader().isEmpty()
        ? StoreException.of(ErrorCode.NO_LEADER, "group", parts.group())
        : StoreException.of(ErrorCode.NOT_LEADER, "leader", known.leader());
  }

  @Override
  public ReadView localView() {
    return parts.live().view();
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
  public boolean leads() {
    return leadership().self();
  }

  @Override
  public GroupTime now() {
    return parts.groupClock().now();
  }

  @Override
  public GroupTime expiryDue() {
    return parts.expiry().due();
  }

  @Override
  public int clusterVersion() {
    try (ReadView view = localView()) {
      return view.header().clusterVersion();
    }
  }

  @Override
  public Revision revision() {
    try (ReadView view = localView()) {
      return view.header().revision();
    }
  }

  @Override
  public ReplicaStatus status() {
    return statusSource.read();
  }

  @Override
  public Standing standing() {
    return statusSource.standing();
  }

  @Override
  public RecentDigests digests() {
    return parts.digests();
  }

  @Override
  public long clockDivergences() {
    return parts.clockWatch().divergences();
  }

  /** For tests that knock at Ratis' own doors. */
  RaftNode raft() {
    return raft;
  }

  @Override
  public Placeable placeable() {
    return handover;
  }

  @Override
  public CompletableFuture<Long> takeSnapshot() {
    return parts.snapshotTrigger().take();
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
    looking.cancel(false);
    try {
      proposer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    raft.close();
  }
}
