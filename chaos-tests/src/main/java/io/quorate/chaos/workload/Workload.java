package io.quorate.chaos.workload;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One kind of load on a store. Every operation is noted in the history of the clients that send it.
 * Shared by the clients of all regions, and safe for any thread; it never waits.
 */
public interface Workload {

  /** Stable name in lower case, by which plans and checkers know it. */
  String name();

  /** Brings about what must be there before the load begins; fails where it cannot. */
  default CompletableFuture<?> begin(Clients clients) {
    return CompletableFuture.completedFuture(null);
  }

  /** Starts one operation; completes when it is over and noted, and never fails. */
  CompletableFuture<?> next(Clients clients, SplittableRandom random);

  /** Reads of all that the load has left, each started when it is taken from the stream. */
  Stream<CompletableFuture<Noted>> lastReads(Clients clients);
}
