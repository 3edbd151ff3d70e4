package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.model.Entry;
import io.quorate.model.Key;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Counts in the version of a key, to which each put adds one: a put that is applied twice counts
 * twice, and nothing hides it.
 */
final class CounterWorkload implements Workload {

  private static final int COUNTERS_AT_A_TIME = 4;
  private static final int OPERATIONS_PER_COUNTER = 5_000;
  private static final int PERCENT_READS = 30;

  private final KeyRing counters = new KeyRing(COUNTERS_AT_A_TIME, OPERATIONS_PER_COUNTER);

  @Override
  public String name() {
    return "counter";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    long counter = counters.draw(random);
    return random.nextInt(100) < PERCENT_READS
        ? read(clients, counter)
        : clients.put(
            (p, start) -> Invocation.add(p, "c" + counter, 1, start),
            key(clients, counter),
            counter);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return Arrays.stream(counters.drawn()).mapToObj(counter -> read(clients, counter));
  }

  private static CompletableFuture<Noted> read(Clients clients, long counter) {
    return clients.send(
        Sort.READ,
        (p, start) -> Invocation.readCounter(p, "c" + counter, start),
        () -> clients.store().get(key(clients, counter), Clients.STRONG),
        result -> Answer.done(result.entry().map(Entry::version).orElse(0L), result.receipt()));
  }

  private static Key key(Clients clients, long counter) {
    return clients.key("counter/" + counter);
  }
}
