package io.quorate.client;

import io.quorate.model.ErrorCode;
import io.quorate.v1.LeaseGrantResponse;
import io.quorate.v1.LeaseKeepAliveResponse;
import io.quorate.v1.LeaseListResponse;
import io.quorate.v1.LeaseRevokeResponse;
import io.quorate.v1.LeaseTimeToLiveResponse;
import io.quorate.v1.Operation;
import io.quorate.v1.Result;
import java.util.Map;
import java.util.TreeMap;

/** The leases of a {@link FakeStore}, under its lock; they never end by themselves. */
final class FakeLeases {

  private final FakeStore store;
  private final Map<Long, Long> ttlMillis = new TreeMap<>();
  private long granted;
  private int renewals;

  FakeLeases(FakeStore store) {
    this.store = store;
  }

  int renewals() {
    synchronized (store) {
      return renewals;
    }
  }

  void endAll() {
    synchronized (store) {
      ttlMillis.clear();
    }
  }

  void carryOut(Operation operation, Result.Builder result) {
    switch (operation.getRequestCase()) {
      case LEASE_GRANT -> {
        ttlMillis.put(++granted, operation.getLeaseGrant().getTtlMs());
        result.setLeaseGrant(
            LeaseGrantResponse.newBuilder()
                .setReceipt(store.receipt())
                .setLease(granted)
                .setTtlMs(operation.getLeaseGrant().getTtlMs()));
      }
      case LEASE_KEEP_ALIVE -> keepAlive(operation, result);
      case LEASE_REVOKE -> {
        ttlMillis.remove(operation.getLeaseRevoke().getLease());
        result.setLeaseRevoke(LeaseRevokeResponse.newBuilder().setReceipt(store.receipt()));
      }
      case LEASE_TIME_TO_LIVE -> {
        long ttl = ttlMillis.getOrDefault(operation.getLeaseTimeToLive().getLease(), 0L);
        result.setLeaseTimeToLive(
            LeaseTimeToLiveResponse.newBuilder()
                .setReceipt(store.receipt())
                .setTtlMs(ttl)
                .setRemainingMs(ttl / 2));
      }
      case LEASE_LIST ->
          result.setLeaseList(
              LeaseListResponse.newBuilder()
                  .setReceipt(store.receipt())
                  .addAllLeases(ttlMillis.keySet()));
      default -> throw new IllegalArgumentException("not faked: " + operation.getRequestCase());
    }
  }

  private void keepAlive(Operation operation, Result.Builder result) {
    Long ttl = ttlMillis.get(operation.getLeaseKeepAlive().getLease());
    if (ttl == null) {
      result.setFailure(FakeNode.failure(operation, ErrorCode.LEASE_NOT_FOUND).getFailure());
      return;
    }
    renewals++;
    result.setLeaseKeepAlive(
        LeaseKeepAliveResponse.newBuilder().setReceipt(store.receipt()).setTtlMs(ttl));
  }
}
