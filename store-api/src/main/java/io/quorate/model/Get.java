package io.quorate.model;

import org.jspecify.annotations.Nullable;

/**
 * Reads one key.
 *
 * @param at the revision to read at, or null for now
 */
public record Get(Key key, @Nullable Revision at) implements TxnStep {

  public static Get of(Key key) {
    return new Get(key, null);
  }

  public static Get of(String key) {
    return of(Key.of(key));
  }

  /** The same read in the past; not for a transaction, whose steps read as of now. */
  public Get at(Revision revision) {
    return new Get(key, revision);
  }
}
