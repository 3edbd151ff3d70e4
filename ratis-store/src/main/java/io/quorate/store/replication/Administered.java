package io.quorate.store.replication;

import io.quorate.store.placement.Placeable;
import java.util.concurrent.CompletableFuture;

/** What operators can do to a replica. Safe for any thread. */
public interface Administered {

  /** The handle by which leadership is moved. */
  Placeable placeable();

  /**
   * Takes a snapshot, unless the last one has every entry.
   *
   * @return completes with the index of the last entry in the newest snapshot
   */
  CompletableFuture<Long> takeSnapshot();
}
