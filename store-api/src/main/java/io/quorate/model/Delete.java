package io.quorate.model;

/**
 * Deletes one key, if it is there.
 *
 * @param returnPrevious whether the answer carries what the key held before
 */
public record Delete(Key key, boolean returnPrevious) implements TxnStep {

  public static Delete of(Key key) {
    return new Delete(key, false);
  }

  public static Delete of(String key) {
    return of(Key.of(key));
  }

  public Delete returningPrevious() {
    return new Delete(key, true);
  }
}
