package io.quorate.core.version;

/**
 * One version of one key, with etcd's meanings.
 *
 * @param created the revision in which the key came to be, after which it was not deleted
 * @param modified the revision that wrote this version
 * @param version 1 for the first put since {@code created}, then one more for each
 * @param lease the lease whose end deletes the key, or {@link LeaseId#NONE}
 */
public record Entry(
    Key key, Value value, Revision created, Revision modified, long version, LeaseId lease) {

  /** What {@link #weightBytes} counts for everything beside key and value. */
  public static final int OVERHEAD_BYTES = 64;

  /** What the entry counts wherever bytes are limited. */
  public long weightBytes() {
    return (long) OVERHEAD_BYTES + key.length() + value.length();
  }

  /** The same entry with an empty value, for answers that want keys only. */
  public Entry withoutValue() {
    return new Entry(key, Value.EMPTY, created, modified, version, lease);
  }

  /**
   * The entry that a put of {@code newValue} in {@code revision} leaves behind when this one was
   * there.
   */
  public Entry overwrittenBy(Value newValue, LeaseId newLease, Revision revision) {
    return new Entry(key, newValue, created, revision, version + 1, newLease);
  }

  /** The entry that a put leaves behind when the key was not there. */
  public static Entry createdBy(Key key, Value value, LeaseId lease, Revision revision) {
    return new Entry(key, value, revision, revision, 1, lease);
  }
}
