package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.model.Range;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Adds elements, each once, and reads whole sets: a set is the keys below one prefix. */
final class SetWorkload implements Workload {

  private static final int SETS_AT_A_TIME = 4;

  /** A read returns a set as a whole: it has to fit into one page. */
  private static final int OPERATIONS_PER_SET = 400;

  private static final int PERCENT_READS = 20;

  private final KeyRing sets = new KeyRing(SETS_AT_A_TIME, OPERATIONS_PER_SET);
  private final AtomicLong lastElement = new AtomicLong();

  @Override
  public String name() {
    return "set";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    long set = sets.draw(random);
    if (random.nextInt(100) < PERCENT_READS) {
      return read(clients, set);
    }
    long element = lastElement.incrementAndGet();
    return clients.put(
        (p, start) -> Invocation.add(p, "s" + set, element, start),
        clients.key(prefix(set) + element),
        element);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return Arrays.stream(sets.drawn()).mapToObj(set -> read(clients, set));
  }

  private static CompletableFuture<Noted> read(Clients clients, long set) {
    return clients.send(
        Sort.READ,
        (p, start) -> Invocation.readAll(p, "s" + set, start),
        () -> clients.store().range(Range.of(clients.below(prefix(set))), Clients.STRONG),
        result -> {
          List<Long> elements =
              result.entries().stream().map(entry -> Clients.number(entry.value())).toList();
          return Answer.done(elements, result.receipt());
        });
  }

  private static String prefix(long set) {
    return "set/" + set + "/";
  }
}
