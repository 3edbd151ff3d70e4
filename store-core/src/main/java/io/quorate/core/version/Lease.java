package io.quorate.core.version;

/**
 * A key's time to live (not the leader's read authority): when {@code end} is past by group time,
 * its keys are deleted.
 */
public record Lease(LeaseId id, long ttlNanos, GroupTime end) {

  public Lease keptAlive(GroupTime now) {
    return new Lease(id, ttlNanos, now.plusNanos(ttlNanos));
  }

  public boolean isOver(GroupTime now) {
    return !now.isBefore(end);
  }
}
