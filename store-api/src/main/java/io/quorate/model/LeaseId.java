package io.quorate.model;

/** Names a lease of the store: the time to live that keys share. */
public record LeaseId(long value) {

  public static LeaseId of(long value) {
    return new LeaseId(value);
  }

  /** An unsigned decimal number. */
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
