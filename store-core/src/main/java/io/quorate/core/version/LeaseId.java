package io.quorate.core.version;

/**
 * Names a lease: the time to live of the keys attached to it. Made of the log index of the entry
 * that granted it and the position in it, so that it is never given twice.
 */
public record LeaseId(long number) {

  /** Not a lease: a key without a time to live. */
  public static final LeaseId NONE = new LeaseId(0);

  public boolean isNone() {
    return number == 0;
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
