package io.quorate.core.transition;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leases of an overlay, without the keys attached to them. */
final class ChangedLeases {

  private static final Comparator<Lease> EARLIEST_END_FIRST =
      Comparator.comparing(Lease::end).thenComparingLong(lease -> lease.id().number());

  private final StateView base;
  private final Map<LeaseId, Optional<Lease>> changed = new HashMap<>();

  ChangedLeases(StateView base) {
    this.base = base;
  }

  void put(Lease lease) {
    changed.put(lease.id(), Optional.of(lease));
  }

  void remove(Lease lease) {
    changed.put(lease.id(), Optional.empty());
  }

  @Nullable Lease lease(LeaseId id) {
    Optional<Lease> lease = changed.get(id);
    return lease != null ? lease.orElse(null) : base.lease(id);
  }

  List<Lease> overBy(GroupTime time, int limit) {
    List<Lease> over = new ArrayList<>();
    for (Lease lease : base.leasesOverBy(time, limit + changed.size())) {
      if (!changed.containsKey(lease.id())) {
        over.add(lease);
      }
    }
    for (Optional<Lease> lease : changed.values()) {
      lease.filter(one -> one.isOver(time)).ifPresent(over::add);
    }
    over.sort(EARLIEST_END_FIRST);
    return over.size() > limit ? over.subList(0, limit) : over;
  }
}
