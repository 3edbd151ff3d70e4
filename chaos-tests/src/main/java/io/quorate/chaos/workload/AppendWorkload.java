package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.MicroOperation;
import io.quorate.model.Entry;
import io.quorate.model.Put;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import io.quorate.model.TxnStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Transactions that append to lists and read them. A list is the keys below one prefix in the order
 * of their create revisions, so that a transaction is one command and nobody has to try again.
 */
final class AppendWorkload implements Workload {

  private static final int LISTS_AT_A_TIME = 8;
  private static final int USES_PER_LIST = 60;
  private static final int STEPS_MAX = 4;
  private static final String GROUP = "g";

  private final KeyRing lists = new KeyRing(LISTS_AT_A_TIME, USES_PER_LIST);
  private final AtomicLong lastValue = new AtomicLong();

  @Override
  public String name() {
    return "append";
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    List<MicroOperation> asked = new ArrayList<>();
    Set<Long> used = new HashSet<>();
    for (int steps = 1 + random.nextInt(STEPS_MAX); steps > 0; steps--) {
      long list = lists.draw(random);
      if (used.add(list)) { // two appends to one list would have one revision
        asked.add(
            random.nextBoolean()
                ? MicroOperation.append("l" + list, lastValue.incrementAndGet())
                : MicroOperation.read("l" + list));
      }
    }
    return send(clients, asked);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return Arrays.stream(lists.drawn())
        .mapToObj(list -> send(clients, List.of(MicroOperation.read("l" + list))));
  }

  private static CompletableFuture<Noted> send(Clients clients, List<MicroOperation> asked) {
    TxnStep[] steps =
        asked.stream().map(operation -> step(clients, operation)).toArray(TxnStep[]::new);
    return clients.send(
        Sort.WRITE,
        (p, start) -> Invocation.txn(p, GROUP, asked, start),
        () -> clients.store().txn(Txn.when().then(steps).build()),
        result -> Answer.done(MicroOperation.toJson(seen(asked, result)), result.receipt()));
  }

  private static TxnStep step(Clients clients, MicroOperation operation) {
    return switch (operation) {
      case MicroOperation.Append(String list, long value) ->
          Put.of(clients.key(prefix(list) + value), Clients.number(value));
      case MicroOperation.Read(String list, var unread) -> Range.of(clients.below(prefix(list)));
    };
  }

  private static List<MicroOperation> seen(List<MicroOperation> asked, TxnResult result) {
    List<MicroOperation> seen = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      seen.add(
          asked.get(i) instanceof MicroOperation.Read read
              ? MicroOperation.read(read.key(), inOrder((RangeResult) result.results().get(i)))
              : asked.get(i));
    }
    return seen;
  }

  private static List<Long> inOrder(RangeResult found) {
    return found.entries().stream()
        .sorted(Comparator.comparing(Entry::createRevision))
        .map(entry -> Clients.number(entry.value()))
        .toList();
  }

  private static String prefix(String list) {
    return "append/" + list + "/";
  }
}
