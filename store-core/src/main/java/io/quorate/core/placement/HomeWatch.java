package io.quorate.core.placement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides when the leader hands over to a better region, with hysteresis: a region counts once it
 * has been healthy for the policy's time without a break, so that a flapping region costs no moves.
 * A leader in a region where leading is not wanted hands over as soon as any wanted region is
 * healthy. Kept by the leader; confined to one thread.
 */
public final class HomeWatch {

  private final HomePolicy policy;
  private final Map<String, Long> healthySinceNanos = new HashMap<>();

  public HomeWatch(HomePolicy policy) {
    this.policy = policy;
  }

  /** Forgets what was observed, as a node does that does not lead. */
  public void reset() {
    healthySinceNanos.clear();
  }

  /**
   * One look at the group.
   *
   * @param leaderRegion where the leader, who looks, is
   * @param healthy regions with a voter that answers and has caught up
   * @param nowNanos monotonic
   * @return the region to hand leadership to, if it should move now
   */
  public Optional<String> observe(String leaderRegion, Set<String> healthy, long nowNanos) {
    healthySinceNanos.keySet().retainAll(healthy);
    for (String region : healthy) {
      healthySinceNanos.putIfAbsent(region, nowNanos);
    }
    int current = policy.rank(leaderRegion);
    for (String candidate : policy.ranked()) {
      if (policy.rank(candidate) >= current) {
        return Optional.empty();
      }
      Long since = healthySinceNanos.get(candidate);
      if (since != null && (current == HomePolicy.UNWANTED || isOver(since, nowNanos))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private boolean isOver(long sinceNanos, long nowNanos) {
    return nowNanos - sinceNanos >= policy.returnAfter().toNanos();
  }
}
