package io.quorate.store.clock;

import io.quorate.core.version.GroupTime;

/**
 * This node's estimate of a group's time: the stamp of an applied entry and the monotonic time
 * since it was applied here. Never ahead of true time elapsed since the stamp, so that nothing
 * expires early, whoever leads. Safe for any thread.
 */
public final class GroupClock {

  private record Anchor(long groupNanos, long localNanos) {}

  private final MonotonicClock clock;
  private volatile Anchor anchor;

  public GroupClock(MonotonicClock clock, GroupTime last) {
    this.clock = clock;
    this.anchor = new Anchor(last.nanos(), clock.nanos());
  }

  /**
   * Another leader's entry with this stamp was applied just now. Called by the apply thread alone.
   *
   * <p>Its stamp counts even where it is behind what this node, which may have led before, would
   * say: what was granted under it would otherwise expire early once this node leads again. A
   * node's own entries are no news to it.
   */
  public void applied(GroupTime stamp) {
    anchor = new Anchor(stamp.nanos(), clock.nanos());
  }

  public GroupTime now() {
    return new GroupTime(estimate(anchor, clock.nanos()));
  }

  private static long estimate(Anchor anchor, long localNanos) {
    return anchor.groupNanos + (localNanos - anchor.localNanos);
  }
}
