package io.quorate.chaos.workload;

import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/** Reads of the past, by the revision or the commit time of writes that were acknowledged. */
final class AtWorkload implements Workload {

  private static final int WRITES_REMEMBERED = 512;

  private final Looks looks = new Looks("at");
  private final AtomicReferenceArray<Receipt> remembered =
      new AtomicReferenceArray<>(WRITES_REMEMBERED);
  private final AtomicLong writes = new AtomicLong();

  @Override
  public String name() {
    return "at";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    Receipt past = remembered.get(random.nextInt(WRITES_REMEMBERED));
    if (past == null || Looks.stores(random)) {
      return looks.store(clients, clients.store(), null, random, this::remember);
    }
    ReadConsistency level =
        random.nextBoolean()
            ? ReadConsistency.at(past.revision())
            : ReadConsistency.at(past.commitTime());
    return looks.look(clients, clients.store(), level, null, random);
  }

  private void remember(Receipt receipt) {
    remembered.set((int) (writes.getAndIncrement() % WRITES_REMEMBERED), receipt);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return looks.lastLooks(clients);
  }
}
