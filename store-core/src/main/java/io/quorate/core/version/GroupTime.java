package io.quorate.core.version;

/**
 * Time as the group counts it: nanoseconds that its leaders have measured on their monotonic clocks
 * since the group began. Stamped into every entry, never behind the entry before, and stops while
 * there is no leader. It alone drives expiry.
 */
public record GroupTime(long nanos) implements Comparable<GroupTime> {

  public static final GroupTime ZERO = new GroupTime(0);

  public GroupTime plusNanos(long more) {
    return new GroupTime(Math.addExact(nanos, more));
  }

  public boolean isBefore(GroupTime other) {
    return nanos < other.nanos;
  }

  public GroupTime max(GroupTime other) {
    return nanos >= other.nanos ? this : other;
  }

  @Override
  public int compareTo(GroupTime other) {
    return Long.compare(nanos, other.nanos);
  }
}
