package io.quorate.chaos.workload;

import io.quorate.model.ReadConsistency;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Reads at every level that is about freshness, with writes between them. */
final class BoundedWorkload implements Workload {

  private static final List<ReadConsistency> LEVELS =
      List.of(
          ReadConsistency.bounded(Duration.ZERO),
          ReadConsistency.bounded(Duration.ofMillis(100)),
          ReadConsistency.bounded(Duration.ofSeconds(1)),
          ReadConsistency.bounded(Duration.ofSeconds(10)),
          ReadConsistency.EVENTUAL,
          ReadConsistency.LOCAL,
          ReadConsistency.LOCAL,
          ReadConsistency.STRONG);

  private final Looks looks = new Looks("bounded");

  @Override
  public String name() {
    return "bounded";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    if (Looks.stores(random)) {
      return looks.store(clients, clients.store(), null, random, receipt -> {});
    }
    ReadConsistency level = LEVELS.get(random.nextInt(LEVELS.size()));
    return looks.look(clients, clients.store(), level, null, random);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return looks.lastLooks(clients);
  }
}
