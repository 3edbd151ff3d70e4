package io.quorate.chaos.workload;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.Invocation;
import io.quorate.model.Compare;
import io.quorate.model.Compare.Relation;
import io.quorate.model.Key;
import io.quorate.model.Put;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Reads, writes, deletes and compare-and-sets of many keys, each of them a register that holds 0
 * where the key is missing. No number is written twice.
 */
final class RegisterWorkload implements Workload {

  private static final int KEYS_AT_A_TIME = 12;
  private static final int OPERATIONS_PER_KEY = 300;

  /**
   * Operations of a key that are under way, or whose fate is unknown: each of them may stand at
   * many places, so that a key with more takes a checker too long.
   */
  private static final int OPEN_MAX = 16;

  private static final int PERCENT_READS = 50;
  private static final int PERCENT_WRITES = 27;
  private static final int PERCENT_DELETES = 3;

  private final KeyRing keys = new KeyRing(KEYS_AT_A_TIME, OPERATIONS_PER_KEY);
  private final AtomicLong lastValue = new AtomicLong();
  private final ConcurrentHashMap<Long, Long> lastSeen = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, AtomicInteger> open = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "register";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    long number = keys.draw(random);
    AtomicInteger openNow = open.computeIfAbsent(number, n -> new AtomicInteger());
    if (openNow.incrementAndGet() >= OPEN_MAX) {
      keys.replace(number);
    }
    return send(clients, number, random)
        .whenComplete((noted, failure) -> {
          if (failure == null && noted.fate() != Fate.UNKNOWN) {
            openNow.decrementAndGet();
          }
        });
  }

  private CompletableFuture<Noted> send(Clients clients, long number, SplittableRandom random) {
    String name = "x" + number;
    Key key = key(clients, number);
    int dice = random.nextInt(100);
    if (dice < PERCENT_READS) {
      return clients.read(name, key, seen -> lastSeen.put(number, seen));
    }
    if (dice < PERCENT_READS + PERCENT_DELETES) {
      return clients.delete((p, start) -> Invocation.write(p, name, 0, start), key);
    }
    long value = lastValue.incrementAndGet();
    if (dice < PERCENT_READS + PERCENT_DELETES + PERCENT_WRITES) {
      lastSeen.put(number, value);
      return clients.put((p, start) -> Invocation.write(p, name, value, start), key, value);
    }
    long expected = lastSeen.getOrDefault(number, 0L);
    lastSeen.put(number, value);
    return clients.putIf(
        (p, start) -> Invocation.cas(p, name, expected, value, start),
        expected == 0
            ? Compare.missing(key)
            : Compare.value(key, Relation.EQUAL, Clients.number(expected)),
        Put.of(key, Clients.number(value)));
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return Arrays.stream(keys.drawn())
        .mapToObj(number -> clients.read("x" + number, key(clients, number), seen -> {}));
  }

  private static Key key(Clients clients, long number) {
    return clients.key("register/" + number);
  }
}
