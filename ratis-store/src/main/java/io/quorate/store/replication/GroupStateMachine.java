package io.quorate.store.replication;

import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.leaderlease.LeaderLease;
import io.quorate.core.monitor.RecentDigests;
import io.quorate.core.transition.EntryEffect;
import io.quorate.core.transition.GroupHeader;
import io.quorate.store.apply.EntryApplier;
import io.quorate.store.apply.NewerClusterException;
import io.quorate.store.clock.GroupClock;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.safeguard.Safeguards;
import io.quorate.store.snapshot.SnapshotStore;
import io.quorate.store.snapshot.Snapshots;
import io.quorate.store.wire.LogCodec;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.exceptions.StateMachineException;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * One group's replica as Ratis calls it: notes the receipt of entries, applies them in order, tells
 * the lease what became of this node's own. {@link #applyTransaction} runs on Ratis' one updater
 * thread of the group.
 */
final class GroupStateMachine extends BaseStateMachine {

  /** What the machine works on; set once before Ratis hands out the first entry. */
  record Parts(
      RatisLog log,
      EntryApplier applier,
      Snapshots snapshots,
      Acknowledger acknowledger,
      LeaderLease lease,
      ReplicaFreshness freshness,
      GroupClock groupClock,
      MonotonicClock leaseClock,
      AtomicLong bytesSinceSnapshot,
      RecentDigests digests,
      FatalHandler fatal,
      Safeguards safeguards) {}

  private static final CompletableFuture<Message> NO_REPLY =
      CompletableFuture.completedFuture(Message.EMPTY);

  private final SnapshotStore snapshotStore;
  private volatile @Nullable Parts parts;

  GroupStateMachine(SnapshotStore snapshotStore) {
    this.snapshotStore = snapshotStore;
  }

  void connect(Parts connected) {
    this.parts = connected;
  }

  private Parts parts() {
    Parts connected = parts;
    if (connected == null) {
      throw new IllegalStateException("the state machine is not connected yet");
    }
    return connected;
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    getLifeCycle()
        .startAndTransition(() -> {
          super.initialize(server, group, storage);
          snapshotStore.init(storage);
          parts().snapshots().recover();
          startAtSnapshot();
        });
  }

  /** Ratis replays from its snapshot; what the database holds beyond it is skipped on the way. */
  private void startAtSnapshot() {
    @Nullable SnapshotInfo latest = snapshotStore.getLatestSnapshot();
    setLastAppliedTermIndex(latest == null ? TermIndex.INITIAL_VALUE : latest.getTermIndex());
  }

  @Override
  public SnapshotStore getStateMachineStorage() {
    return snapshotStore;
  }

  @Override
  public long takeSnapshot() throws IOException {
    Parts connected = parts();
    connected.bytesSinceSnapshot().set(0);
    return connected.snapshots().take(getLastAppliedTermIndex().getIndex());
  }

  /** Ratis has received a snapshot and is about to put it in place. */
  @Override
  public void pause() {
    getLifeCycle().transition(LifeCycle.State.PAUSING);
    getLifeCycle().transition(LifeCycle.State.PAUSED);
  }

  /** Runs on the updater thread after {@link #pause}, with the received snapshot in place. */
  @Override
  public void reinitialize() throws IOException {
    Parts connected = parts();
    GroupHeader header = connected.snapshots().install();
    try {
      connected.applier().requireUnderstood();
    } catch (NewerClusterException e) {
      connected.fatal().stop("the snapshot cannot be used", e);
      throw e;
    }
    long graceNanos = header.leaderLeaseEnd().nanos() - header.groupTime().nanos();
    connected.lease().snapshotInstalled(Math.max(0, graceNanos), connected.leaseClock().nanos());
    connected.groupClock().applied(header.groupTime());
    connected.freshness().applied(header.revision());
    connected.digests().published(header);
    startAtSnapshot();
    getLifeCycle().transition(LifeCycle.State.STARTING);
    getLifeCycle().transition(LifeCycle.State.RUNNING);
  }

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
    TransactionContext context =
        TransactionContext.newBuilder().setStateMachine(this).setClientRequest(request).build();
    if (request.getMessage() instanceof BatchMessage message && parts().log().isOwn(request)) {
      context.setStateMachineContext(message.batch());
    } else {
      context.setException(
          new StateMachineException(
              "the log takes no writes from Raft clients; use the client port"));
    }
    return context;
  }

  /**
   * Runs while Ratis holds the leader's state, so that the term cannot change before the entry is
   * appended.
   */
  @Override
  public TransactionContext preAppendTransaction(TransactionContext context) throws IOException {
    if (context.getStateMachineContext() instanceof Batch batch) {
      if (batch.releaseTicket() != 0 && batch.releaseTerm() != currentTerm()) {
        throw new StateMachineException("the term of the release is over", null, false);
      }
      batch.markAppended();
    }
    return context;
  }

  private long currentTerm() throws IOException {
    return getServer().join().getDivision(getGroupId()).getInfo().getCurrentTerm();
  }

  /**
   * Called on append on followers, and on replay after a restart, before anybody is told that the
   * entry is held.
   */
  @Override
  public TransactionContext startTransaction(LogEntryProto proto, RaftPeerRole role) {
    Parts connected = parts();
    LogEntry entry =
        LogCodec.decode(proto.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
    EntryStamp stamp = entry.stamp();
    connected
        .lease()
        .received(
            proto.getTerm(),
            stamp.leaderLeaseNanos(),
            stamp.release(),
            connected.leaseClock().nanos());
    return TransactionContext.newBuilder()
        .setStateMachine(this)
        .setLogEntry(proto)
        .setServerRole(role)
        .setStateMachineContext(entry)
        .build();
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext context) {
    Parts connected = parts();
    LogEntryProto proto = context.getLogEntry();
    try {
      apply(connected, proto, context);
    } catch (RuntimeException e) {
      connected
          .fatal()
          .stop("applying entry " + proto.getTerm() + ":" + proto.getIndex() + " failed", e);
      throw e;
    }
    updateLastAppliedTermIndex(proto.getTerm(), proto.getIndex());
    return NO_REPLY;
  }

  private static void apply(Parts connected, LogEntryProto proto, TransactionContext context) {
    if (connected.applier().isApplied(proto.getIndex())) {
      return;
    }
    Batch own = connected.log().pendingIn(proto.getStateMachineLogEntry());
    LogEntry entry =
        connected
            .safeguards()
            .applied(own != null ? own.entry() : received(proto, context), own != null);
    connected.bytesSinceSnapshot().addAndGet(proto.getStateMachineLogEntry().getLogData().size());
    EntryEffect effect = connected.applier().apply(entry, proto.getTerm(), proto.getIndex());
    if (own == null) {
      connected.groupClock().applied(effect.header().groupTime());
    }
    connected.freshness().applied(effect.header().revision());
    connected.digests().published(effect.header());
    if (own != null) {
      connected.freshness().appliedOwn(own.proposedNanos(), effect.header().revision());
      long gateOpensNanos =
          connected
              .lease()
              .appliedOwn(
                  proto.getTerm(),
                  own.proposedNanos(),
                  connected.safeguards().ownLeaseNanos(entry.stamp().leaderLeaseNanos()),
                  own.releaseTicket(),
                  connected.leaseClock().nanos());
      connected
          .acknowledger()
          .applied(
              own,
              effect.outcomes(),
              proto.getTerm(),
              effect.header().commitMicros(),
              gateOpensNanos);
    }
  }

  private static LogEntry received(LogEntryProto proto, TransactionContext context) {
    return context.getStateMachineContext() instanceof LogEntry entry
        ? entry
        : LogCodec.decode(proto.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto failedEntry) {
    parts().fatal().stop("writing the log failed", cause);
  }
}
