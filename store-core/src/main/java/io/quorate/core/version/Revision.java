package io.quorate.core.version;

/**
 * A group's counter of changes: 0 before the first, then one more for each command that changes
 * data, whatever number of keys it changes (etcd's meaning, not the Raft index).
 */
public record Revision(long number) implements Comparable<Revision> {

  public static final Revision ZERO = new Revision(0);

  public Revision {
    if (number < 0) {
      throw new IllegalArgumentException("a revision is not negative: " + number);
    }
  }

  public Revision next() {
    return new Revision(number + 1);
  }

  public boolean isBefore(Revision other) {
    return number < other.number;
  }

  public boolean isAfter(Revision other) {
    return number > other.number;
  }

  @Override
  public int compareTo(Revision other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
