package io.quorate.model;

/**
 * A group's counter: +1 for each command that changed data. Revisions of one group and incarnation
 * compare; those of two groups do not.
 *
 * @param value 0 for a group that was never written, else 1 and up
 */
public record Revision(long value) implements Comparable<Revision> {

  public Revision {
    if (value < 0) {
      throw new IllegalArgumentException("a revision is at least 0, not " + value);
    }
  }

  public static Revision of(long value) {
    return new Revision(value);
  }

  @Override
  public int compareTo(Revision other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
