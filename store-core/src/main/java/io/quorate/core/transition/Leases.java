package io.quorate.core.transition;

import io.quorate.core.command.Command.LeaseGrant;
import io.quorate.core.command.Command.LeaseKeepAlive;
import io.quorate.core.command.Command.LeaseRevoke;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.LeaseGranted;
import io.quorate.core.command.Outcome.LeaseKept;
import io.quorate.core.command.Outcome.LeaseRevoked;
import io.quorate.core.command.Refusal;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times to live. A lease that is over by group time is as good as gone: nothing finds it any more
 * but {@link Expiry}, which deletes its keys.
 */
final class Leases {

  private Leases() {}

  /** The lease, or null where there is none or it is over. */
  static @Nullable Lease live(LeaseId id, Overlay state) {
    Lease lease = state.lease(id);
    return lease == null || lease.isOver(state.now()) ? null : lease;
  }

  static Outcome grant(LeaseGrant grant, Turn turn) {
    Overlay state = turn.state();
    long ttl = grant.ttlNanos();
    if (ttl < Limits.LEASE_TTL_MIN_NANOS || ttl > Limits.LEASE_TTL_MAX_NANOS) {
      return turn.refused(
          new Refusal.TtlOutOfRange(ttl, Limits.LEASE_TTL_MIN_NANOS, Limits.LEASE_TTL_MAX_NANOS));
    }
    if (state.header().leaseCount() >= Limits.LEASES_MAX) {
      return turn.refused(new Refusal.TooManyLeases(Limits.LEASES_MAX));
    }
    LeaseId id = new LeaseId(turn.id());
    state.make(new Change.LeasePut(new Lease(id, ttl, state.now().plusNanos(ttl)), null));
    return new LeaseGranted(state.revision(), id, ttl);
  }

  static Outcome keepAlive(LeaseKeepAlive keepAlive, Turn turn) {
    Overlay state = turn.state();
    Lease lease = live(keepAlive.lease(), state);
    if (lease == null) {
      return turn.refused(new Refusal.LeaseNotFound(keepAlive.lease()));
    }
    state.make(new Change.LeasePut(lease.keptAlive(state.now()), lease));
    return new LeaseKept(state.revision(), lease.ttlNanos());
  }

  static Outcome revoke(LeaseRevoke revoke, Turn turn) {
    Overlay state = turn.state();
    Lease lease = live(revoke.lease(), state);
    if (lease == null) {
      return turn.refused(new Refusal.LeaseNotFound(revoke.lease()));
    }
    List<Key> keys = state.keysOf(lease.id(), turn.deletableKeys() + 1);
    if (!turn.mayDeleteKeys(keys.size())) {
      return turn.refused(new Refusal.TooManyKeys(Limits.DELETED_KEYS_MAX));
    }
    List<Entry> entries = new ArrayList<>(keys.size());
    long bytes = 0;
    for (Key key : keys) {
      Entry entry = state.attached(key);
      entries.add(entry);
      bytes += entry.weightBytes();
      if (!turn.mayDeleteBytes(bytes)) {
        return turn.refused(new Refusal.TooManyBytes(Limits.DELETED_BYTES_MAX));
      }
    }
    for (Entry entry : entries) {
      turn.delete(entry);
    }
    state.make(new Change.LeaseRemoved(lease));
    return new LeaseRevoked(state.revision(), turn.deletedKeys());
  }
}
