package io.quorate.store.replication;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.SnapshotManagementRequest;
import org.apache.ratis.rpc.CallId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Ratis for a snapshot when many bytes were applied since the last one; Ratis itself counts
 * entries alone, and an entry carries up to megabytes. Counted by the apply thread, looked at by
 * the scheduler.
 */
final class SnapshotTrigger {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTrigger.class);
  private static final long TIMEOUT_MILLIS = 60_000;
  private static final long GAP_ENTRIES = 1;

  private final RaftNode raft;
  private final long bytesMax;
  private final AtomicLong applied;
  private final ClientId clientId = ClientId.randomId();
  private volatile boolean asked;

  /**
   * @param applied bytes of entries applied since the last snapshot, set to 0 when one is taken
   */
  SnapshotTrigger(RaftNode raft, AtomicLong applied, long bytesMax) {
    this.raft = raft;
    this.applied = applied;
    this.bytesMax = bytesMax;
  }

  void look() {
    if (asked || applied.get() < bytesMax) {
      return;
    }
    asked = true;
    take()
        .whenComplete((index, failure) -> {
          asked = false;
          if (failure != null) {
            LOG.warn("no snapshot was taken; it is tried again", failure);
          }
        });
  }

  /** Completes with the index of the last entry in the newest snapshot. */
  CompletableFuture<Long> take() {
    SnapshotManagementRequest request =
        SnapshotManagementRequest.newCreate(
            clientId,
            raft.server().getId(),
            raft.group(),
            CallId.getAndIncrement(),
            TIMEOUT_MILLIS,
            GAP_ENTRIES);
    return raft.server()
        .snapshotManagementAsync(request)
        .thenApply(reply -> {
          if (!reply.isSuccess()) {
            throw new CompletionException(reply.getException());
          }
          return reply.getLogIndex();
        });
  }
}
