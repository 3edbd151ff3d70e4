package io.quorate.store.storage;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Lease;
import java.util.List;

/**
 * A lower bound of the ends of all leases. Looking for leases that are over starts here, and not at
 * the beginning of the table, where RocksDB would pass over every end that was deleted and is not
 * yet compacted away. Owned by the apply thread.
 */
final class EarliestLeaseEnd {

  private GroupTime bound = GroupTime.ZERO;

  GroupTime bound() {
    return bound;
  }

  /** A lease that ends there was written. */
  void put(GroupTime end) {
    if (end.isBefore(bound)) {
      bound = end;
    }
  }

  /** A search from the bound to {@code now} has found {@code over}, the earliest end first. */
  void searched(GroupTime now, List<Lease> over) {
    bound = over.isEmpty() ? bound.max(now) : over.getFirst().end();
  }
}
