package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.client.AsyncQuorateClient;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.Put;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores and looks whose receipts are the evidence, over keys that all of one workload share. No
 * value is stored twice. Safe for any thread.
 */
final class Looks {

  private static final int KEYS_AT_A_TIME = 8;
  private static final int OPERATIONS_PER_KEY = 2_000;
  private static final int PERCENT_STORES = 30;

  private final String prefix;
  private final KeyRing keys = new KeyRing(KEYS_AT_A_TIME, OPERATIONS_PER_KEY);
  private final AtomicLong lastValue = new AtomicLong();

  /**
   * @param prefix of the workload's keys
   */
  Looks(String prefix) {
    this.prefix = prefix;
  }

  static boolean stores(SplittableRandom random) {
    return random.nextInt(100) < PERCENT_STORES;
  }

  CompletableFuture<Noted> store(
      Clients clients,
      AsyncQuorateClient by,
      @Nullable Object session,
      SplittableRandom random,
      Consumer<Receipt> seen) {
    long number = keys.draw(random);
    long value = lastValue.incrementAndGet();
    Put put = Put.of(key(clients, number), Clients.number(value));
    return clients.send(
        Sort.WRITE,
        (p, start) -> Invocation.store(p, prefix + number, value, session, start),
        () -> by.put(put),
        result -> {
          seen.accept(result.receipt());
          return Answer.done(null, result.receipt());
        });
  }

  CompletableFuture<Noted> look(
      Clients clients,
      AsyncQuorateClient by,
      ReadConsistency level,
      @Nullable Object session,
      SplittableRandom random) {
    return look(clients, by, level, session, keys.draw(random));
  }

  private CompletableFuture<Noted> look(
      Clients clients,
      AsyncQuorateClient by,
      ReadConsistency level,
      @Nullable Object session,
      long number) {
    return clients
        .recorder()
        .send(
            clients.region(),
            level.level(),
            Sort.READ,
            (p, start) -> Invocation.look(p, prefix + number, micros(level), session, start),
            () -> by.get(key(clients, number), level),
            Looks::shown);
  }

  private static Answer shown(GetResult got) {
    return Answer.done(got.value().map(Clients::number).orElse(0L), got.receipt());
  }

  private static @Nullable Long micros(ReadConsistency level) {
    return level instanceof ReadConsistency.AtTime(Instant time)
        ? ChronoUnit.MICROS.between(Instant.EPOCH, time)
        : null;
  }

  Stream<CompletableFuture<Noted>> lastLooks(Clients clients) {
    return Arrays.stream(keys.drawn())
        .mapToObj(number -> look(clients, clients.store(), Clients.STRONG, null, number));
  }

  private Key key(Clients clients, long number) {
    return clients.key(prefix + "/" + number);
  }
}
