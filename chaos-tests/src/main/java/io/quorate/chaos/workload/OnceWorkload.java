package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Verb;
import io.quorate.model.Entry;
import io.quorate.model.Key;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes that the client repeats until they are answered, each of a key of its own: the key's
 * version tells how often it was applied.
 */
final class OnceWorkload implements Workload {

  private final AtomicLong lastId = new AtomicLong();

  @Override
  public String name() {
    return "once";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    long id = lastId.incrementAndGet();
    return clients.put(
        (p, start) -> Invocation.of(p, "once", Verb.ONCE, id, null, start), key(clients, id), id);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return LongStream.rangeClosed(1, lastId.get()).mapToObj(id -> count(clients, id));
  }

  private static CompletableFuture<Noted> count(Clients clients, long id) {
    return clients.send(
        Sort.READ,
        (p, start) -> Invocation.of(p, "once", Verb.COUNT, id, null, start),
        () -> clients.store().get(key(clients, id), Clients.STRONG),
        result -> Answer.done(result.entry().map(Entry::version).orElse(0L), result.receipt()));
  }

  private static Key key(Clients clients, long id) {
    return clients.key("once/" + id);
  }
}
