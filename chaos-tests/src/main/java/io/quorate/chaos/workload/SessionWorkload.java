package io.quorate.chaos.workload;

import io.quorate.client.AsyncQuorateClient;
import io.quorate.model.ReadConsistency;
import io.quorate.model.SessionToken;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Sessions that wander from region to region and from client to client, with nothing but the text
 * of their token. One operation of a session is under way at a time.
 */
final class SessionWorkload implements Workload {

  private static final List<ReadConsistency> LEVELS =
      List.of(
          ReadConsistency.session(SessionToken.EMPTY),
          ReadConsistency.session(SessionToken.EMPTY),
          ReadConsistency.session(SessionToken.EMPTY),
          ReadConsistency.EVENTUAL,
          ReadConsistency.STRONG);

  /** Where a session is. */
  private record Wanderer(long id, String token) {}

  private final Looks looks = new Looks("session");
  private final AtomicLong lastId = new AtomicLong();
  private final ConcurrentLinkedDeque<Wanderer> resting = new ConcurrentLinkedDeque<>();

  @Override
  public String name() {
    return "session";
  }

  @Override
  public CompletableFuture<?> next(Clients clients, SplittableRandom random) {
    Wanderer rested = resting.pollFirst();
    Wanderer wanderer =
        rested == null ? new Wanderer(lastId.incrementAndGet(), SessionToken.EMPTY.text()) : rested;
    AsyncQuorateClient session = clients.store().session(SessionToken.parse(wanderer.token()));
    CompletableFuture<Noted> operation =
        Looks.stores(random)
            ? looks.store(clients, session, wanderer.id(), random, receipt -> {})
            : looks.look(
                clients, session, LEVELS.get(random.nextInt(LEVELS.size())), wanderer.id(), random);
    return operation.whenComplete(
        (noted, failure) -> resting.addLast(new Wanderer(wanderer.id(), session.token().text())));
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return looks.lastLooks(clients);
  }
}
