package io.quorate.store.placement;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A replica whose leadership can be moved. Safe for any thread. */
public interface Placeable {

  boolean leads();

  /**
   * Nodes of voters that answer this leader and have nearly all of its log; empty where this node
   * does not lead.
   */
  Set<String> healthyVoters();

  /**
   * Gives up read authority, writes the release, and asks {@code node} to take over.
   *
   * @return completes with whether {@code node} leads; where it does not, this node goes on as
   *     before
   */
  CompletableFuture<Boolean> handOver(String node, Duration timeout);
}
