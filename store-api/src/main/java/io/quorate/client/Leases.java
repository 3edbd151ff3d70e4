package io.quorate.client;

import static io.quorate.client.Blocking.await;

import io.quorate.model.LeaseGranted;
import io.quorate.model.LeaseId;
import io.quorate.model.LeaseList;
import io.quorate.model.LeaseRenewed;
import io.quorate.model.LeaseRevoked;
import io.quorate.model.LeaseTimeToLive;
import java.time.Duration;

/**
 * Leases: keys put with a lease are deleted when it ends. Thread-safe; each method waits and throws
 * {@link io.quorate.model.StoreException}.
 */
public final class Leases {

  private final AsyncLeases async;

  Leases(AsyncLeases async) {
    this.async = async;
  }

  /**
   * Grants a lease.
   *
   * @param ttl from 500 ms to 365 days, in whole milliseconds
   */
  public LeaseGranted grant(Duration ttl) {
    return await(async.grant(ttl));
  }

  /** Renews a lease once. */
  public LeaseRenewed keepAlive(LeaseId lease) {
    return await(async.keepAlive(lease));
  }

  /** Ends a lease and deletes its keys. */
  public LeaseRevoked revoke(LeaseId lease) {
    return await(async.revoke(lease));
  }

  /** Asks how long a lease still lives, and for its keys if wanted. */
  public LeaseTimeToLive timeToLive(LeaseId lease, boolean withKeys) {
    return await(async.timeToLive(lease, withKeys));
  }

  public LeaseList list() {
    return await(async.list());
  }

  /** Renews a lease at each third of its time to live until the keeper is closed. */
  public LeaseKeeper keep(LeaseGranted granted) {
    return async.keep(granted.lease(), granted.ttl());
  }

  /** As {@link #keep(LeaseGranted)}, for a lease granted elsewhere. */
  public LeaseKeeper keep(LeaseId lease, Duration ttl) {
    return async.keep(lease, ttl);
  }
}
