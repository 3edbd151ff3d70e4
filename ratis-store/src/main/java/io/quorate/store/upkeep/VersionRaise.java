package io.quorate.store.upkeep;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, on the leader, to which version the cluster can be raised: the highest that every node
 * understands. A node that does not answer holds it back, since its program is not known. Called by
 * one thread; answers come on any.
 */
final class VersionRaise {

  private static final Logger LOG = LoggerFactory.getLogger(VersionRaise.class);
  private static final Duration ASK_EVERY = Duration.ofSeconds(5);

  private final int own;
  private final Supplier<CompletableFuture<Integer>> others;
  private final LongSupplier nanoClock;
  private boolean asked;
  private long askedNanos;
  private volatile int agreed;

  /**
   * @param own the version that this node understands
   * @param others asks the other nodes for the lowest that they understand
   */
  VersionRaise(int own, Supplier<CompletableFuture<Integer>> others, LongSupplier nanoClock) {
    this.own = own;
    this.others = others;
    this.nanoClock = nanoClock;
  }

  /** The version to raise the cluster to, or 0 where it stays. */
  int due(int clusterVersion) {
    if (own <= clusterVersion) {
      return 0;
    }
    int reached = agreed;
    if (reached > clusterVersion) {
      agreed = 0; // what is proposed may fail; then all are asked again
      return reached;
    }
    long now = nanoClock.getAsLong();
    if (!asked || now - askedNanos >= ASK_EVERY.toNanos()) {
      asked = true;
      askedNanos = now;
      ask();
    }
    return 0;
  }

  private void ask() {
    var unused =
        others
            .get()
            .whenComplete((lowest, failure) -> {
              if (failure != null) {
                LOG.info(
                    "the cluster version stays until every node answers: {}", failure.toString());
              } else {
                agreed = Math.min(own, lowest);
              }
            });
  }
}
