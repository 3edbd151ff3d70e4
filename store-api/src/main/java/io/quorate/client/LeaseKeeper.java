package io.quorate.client;

import io.quorate.model.ErrorCode;
import io.quorate.model.LeaseId;
import io.quorate.model.LeaseRenewed;
import io.quorate.model.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Renews a lease at each third of its time to live until it is closed. Thread-safe; it holds no
 * thread.
 *
 * <p>One renewal that fails is made good by the next. The lease counts as lost when the store says
 * that it is over, when the client was closed, or when no renewal came through for a whole time to
 * live, after which the store may have ended it.
 */
public final class LeaseKeeper implements AutoCloseable {

  private static final int RENEWALS_PER_TTL = 3;

  private final ClientCore core;
  private final AsyncLeases leases;
  private final LeaseId lease;
  private final Duration ttl;
  private final CompletableFuture<StoreException> lost = new CompletableFuture<>();
  private volatile boolean closed;
  private volatile long lastRenewedNanos = System.nanoTime();

  LeaseKeeper(ClientCore core, AsyncLeases leases, LeaseId lease, Duration ttl) {
    this.core = core;
    this.leases = leases;
    this.lease = lease;
    this.ttl = ttl;
  }

  public LeaseId lease() {
    return lease;
  }

  /** Completes with the reason when the lease is lost; never completes once this is closed. */
  public CompletableFuture<StoreException> lost() {
    return lost.copy();
  }

  /** Stops to renew; the lease then ends by itself unless it is revoked before. */
  @Override
  public void close() {
    closed = true;
  }

  void start() {
    renewLater();
  }

  private void renewLater() {
    core.schedule(this::renew, ttl.dividedBy(RENEWALS_PER_TTL));
  }

  private void renew() {
    if (!closed) {
      long askedNanos = System.nanoTime();
      var unused =
          leases
              .keepAlive(lease)
              .whenComplete((renewed, failure) -> renewed(askedNanos, renewed, failure));
    }
  }

  private void renewed(
      long askedNanos, @Nullable LeaseRenewed renewed, @Nullable Throwable failure) {
    if (closed) {
      return;
    }
    if (renewed != null) {
      lastRenewedNanos = askedNanos;
      renewLater();
      return;
    }
    StoreException reason =
        failure instanceof StoreException known ? known : StoreException.of(ErrorCode.INTERNAL);
    boolean over =
        reason.code() == ErrorCode.LEASE_NOT_FOUND || reason.code() == ErrorCode.CLIENT_CLOSED;
    if (over || System.nanoTime() - lastRenewedNanos >= ttl.toNanos()) {
      closed = true;
      lost.complete(reason);
    } else {
      renewLater();
    }
  }
}
