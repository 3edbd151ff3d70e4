package io.quorate.store.replication;

import io.quorate.core.leaderlease.LeaderLease;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.placement.Placeable;
import io.quorate.store.read.ReadView;
import io.quorate.store.safeguard.Safeguards;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.proto.RaftProtos.ServerRpcProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.rpc.CallId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planned way out of leadership. In this order: read authority is dropped, the release entry is
 * written, the transfer is asked for. If the transfer fails the node proposes an ordinary entry,
 * and authority comes back with it.
 */
final class Handover implements Placeable {

  /** A voter this far behind is still caught up enough: the transfer waits for the rest. */
  private static final long BEHIND_MAX_ENTRIES = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  /** A release that leaves the lease as it is; only where a test leaves the order out. */
  private static final long NOBODYS_TICKET = -1;

  private final RaftNode raft;
  private final LeaderLease lease;
  private final MonotonicClock leaseClock;
  private final Proposer proposer;
  private final Safeguards safeguards;
  private final long silentMaxMillis;
  private final ClientId clientId = ClientId.randomId();

  /**
   * @param silentMax a voter that has not answered for this long is not healthy
   */
  Handover(ReplicaParts parts, Duration silentMax) {
    this.raft = parts.raft();
    this.lease = parts.lease();
    this.leaseClock = parts.leaseClock();
    this.proposer = parts.proposer();
    this.safeguards = parts.safeguards();
    this.silentMaxMillis = silentMax.toMillis();
  }

  @Override
  public boolean leads() {
    return raft.division().getInfo().isLeader();
  }

  @Override
  public Set<String> healthyVoters() {
    RaftServer.Division division = raft.division();
    Set<String> healthy = new HashSet<>();
    for (ServerRpcProto follower :
        division.getInfo().getRoleInfoProto().getLeaderInfo().getFollowerInfoList()) {
      if (follower.getLastRpcElapsedTimeMs() < silentMaxMillis) {
        healthy.add(follower.getId().getId().toStringUtf8());
      }
    }
    long committed = division.getRaftLog().getLastCommittedIndex();
    for (CommitInfoProto peer : division.getCommitInfos()) {
      if (committed - peer.getCommitIndex() > BEHIND_MAX_ENTRIES) {
        healthy.remove(peer.getServer().getId().toStringUtf8());
      }
    }
    return healthy;
  }

  @Override
  public CompletableFuture<Boolean> handOver(String node, Duration timeout) {
    DivisionInfo info = raft.division().getInfo();
    long term = info.getCurrentTerm();
    if (!info.isLeader()) {
      return CompletableFuture.completedFuture(false);
    }
    long ticket = dropLease(term);
    return ticket != 0
        ? release(ticket, term, node, timeout)
        : onceGateIsOpen(timeout)
            .thenComposeAsync(
                open -> release(dropLease(term), term, node, timeout), Thread::startVirtualThread);
  }

  /** The ticket for the release, or 0 where none may be proposed. */
  private long dropLease(long term) {
    return safeguards.leaseIsDroppedFirst()
        ? lease.dropForRelease(term, leaseClock.nanos())
        : NOBODYS_TICKET;
  }

  /** An idle leader has applied no entry of its term, and knows its gate only behind one. */
  private CompletableFuture<Void> onceGateIsOpen(Duration timeout) {
    BarrierRead barrier =
        new BarrierRead(new CompletableFuture<>(), System.nanoTime() + timeout.toNanos());
    proposer.barrier(barrier);
    return barrier.answer().thenAccept(ReadView::close);
  }

  private CompletableFuture<Boolean> release(
      long ticket, long term, String node, Duration timeout) {
    if (ticket == 0) {
      return CompletableFuture.completedFuture(false);
    }
    return proposer
        .release(ticket, term)
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        // The apply thread completes the release, and Ratis' administration waits for locks.
        .thenComposeAsync(released -> transfer(node, timeout), Thread::startVirtualThread)
        .whenComplete((moved, failure) -> {
          if (!Boolean.TRUE.equals(moved)) {
            proposer.renewLease();
          }
        });
  }

  private CompletableFuture<Boolean> transfer(String node, Duration timeout) {
    LOG.info("the release is written, {} is asked to take over", node);
    if (!safeguards.transferIsAskedFor()) {
      return new CompletableFuture<Boolean>()
          .completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    TransferLeadershipRequest request =
        new TransferLeadershipRequest(
            clientId,
            raft.server().getId(),
            raft.group(),
            CallId.getAndIncrement(),
            RaftPeerId.valueOf(node),
            timeout.toMillis());
    try {
      return raft.server().transferLeadershipAsync(request).thenApply(reply -> reply.isSuccess());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
