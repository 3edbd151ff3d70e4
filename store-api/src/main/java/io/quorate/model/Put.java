package io.quorate.model;

import org.jspecify.annotations.Nullable;

/**
 * Sets a key.
 *
 * @param lease the lease whose end deletes the key, or null for none
 * @param returnPrevious whether the answer carries what the key held before
 */
public record Put(Key key, Value value, @Nullable LeaseId lease, boolean returnPrevious)
    implements TxnStep {

  public static Put of(Key key, Value value) {
    return new Put(key, value, null, false);
  }

  public static Put of(String key, String value) {
    return of(Key.of(key), Value.of(value));
  }

  public Put withLease(LeaseId id) {
    return new Put(key, value, id, returnPrevious);
  }

  public Put returningPrevious() {
    return new Put(key, value, lease, true);
  }
}
