package io.quorate.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key with what the store holds of it.
 *
 * @param value empty where only keys were asked for
 * @param createRevision the revision that made the key
 * @param modRevision the revision that last set it
 * @param version 1 for the first put since the key was made, +1 for each put
 * @param boundLease the lease whose end deletes the key, or null
 */
public record Entry(
    Key key,
    Value value,
    Revision createRevision,
    Revision modRevision,
    long version,
    @Nullable LeaseId boundLease) {

  public Optional<LeaseId> lease() {
    return Optional.ofNullable(boundLease);
  }
}
