package io.quorate.client;

import io.quorate.model.LeaseGranted;
import io.quorate.model.LeaseId;
import io.quorate.model.LeaseList;
import io.quorate.model.LeaseRenewed;
import io.quorate.model.LeaseRevoked;
import io.quorate.model.LeaseTimeToLive;
import io.quorate.model.ReadConsistency;
import io.quorate.v1.LeaseGrantRequest;
import io.quorate.v1.LeaseKeepAliveRequest;
import io.quorate.v1.LeaseListRequest;
import io.quorate.v1.LeaseRevokeRequest;
import io.quorate.v1.LeaseTimeToLiveRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Leases, with futures: keys put with a lease are deleted when it ends. Thread-safe; the futures
 * behave as those of {@link AsyncQuorateClient}.
 */
public final class AsyncLeases {

  private final ClientCore core;
  private final long timeoutNanos;
  private final @Nullable SessionKnowledge session;

  AsyncLeases(ClientCore core, long timeoutNanos, @Nullable SessionKnowledge session) {
    this.core = core;
    this.timeoutNanos = timeoutNanos;
    this.session = session;
  }

  /**
   * Grants a lease.
   *
   * @param ttl from 500 ms to 365 days, in whole milliseconds
   */
  public CompletableFuture<LeaseGranted> grant(Duration ttl) {
    long ttlMillis = ttl.toMillis();
    return write(
        OperationType.LEASE_GRANT,
        (operation, header) ->
            operation.setLeaseGrant(
                LeaseGrantRequest.newBuilder().setHeader(header).setTtlMs(ttlMillis)));
  }

  /** Renews a lease once. */
  public CompletableFuture<LeaseRenewed> keepAlive(LeaseId lease) {
    return write(
        OperationType.LEASE_KEEP_ALIVE,
        (operation, header) ->
            operation.setLeaseKeepAlive(
                LeaseKeepAliveRequest.newBuilder().setHeader(header).setLease(lease.value())));
  }

  /** Ends a lease and deletes its keys. */
  public CompletableFuture<LeaseRevoked> revoke(LeaseId lease) {
    return write(
        OperationType.LEASE_REVOKE,
        (operation, header) ->
            operation.setLeaseRevoke(
                LeaseRevokeRequest.newBuilder().setHeader(header).setLease(lease.value())));
  }

  /** Asks how long a lease still lives, and for its keys if wanted. */
  public CompletableFuture<LeaseTimeToLive> timeToLive(LeaseId lease, boolean withKeys) {
    return read(
        OperationType.LEASE_TIME_TO_LIVE,
        (operation, header) ->
            operation.setLeaseTimeToLive(
                LeaseTimeToLiveRequest.newBuilder()
                    .setHeader(header)
                    .setLease(lease.value())
                    .setKeys(withKeys)));
  }

  public CompletableFuture<LeaseList> list() {
    return read(
        OperationType.LEASE_LIST,
        (operation, header) ->
            operation.setLeaseList(LeaseListRequest.newBuilder().setHeader(header)));
  }

  /**
   * Renews a lease at each third of its time to live until the keeper is closed.
   *
   * @param ttl the lease's, as it was granted
   */
  public LeaseKeeper keep(LeaseId lease, Duration ttl) {
    ClientConfig.requirePositive("ttl", ttl);
    // A renewal that has not come through by the end of the lease is no use any more.
    long deadlineNanos = Math.min(timeoutNanos, ttl.toNanos());
    LeaseKeeper keeper =
        new LeaseKeeper(core, new AsyncLeases(core, deadlineNanos, session), lease, ttl);
    keeper.start();
    return keeper;
  }

  private <T> CompletableFuture<T> write(OperationType<T> type, Request request) {
    return core.call(type, request, Route.write(session), timeoutNanos);
  }

  private <T> CompletableFuture<T> read(OperationType<T> type, Request request) {
    return core.call(type, request, Route.read(ReadConsistency.STRONG, session), timeoutNanos);
  }
}
