package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.model.Compare;
import io.quorate.model.Compare.Relation;
import io.quorate.model.Entry;
import io.quorate.model.Get;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.Put;
import io.quorate.model.Range;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Moves money between the accounts of a bank, each move a transaction that compares both revisions,
 * and reads all accounts of a bank at once: the total never changes.
 */
public final class BankWorkload implements Workload {

  private static final int BANKS = 8;
  private static final int ACCOUNTS = 6;
  private static final long BALANCE = 100;
  private static final long AMOUNT_MAX = 10;

  /** What all accounts of a bank hold together, always. */
  public static final long TOTAL = ACCOUNTS * BALANCE;

  private static final int PERCENT_READS = 40;

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public CompletableFuture<?> begin(Clients clients) {
    Put[] puts =
        IntStream.range(0, BANKS * ACCOUNTS)
            .mapToObj(
                i -> Put.of(key(clients, i / ACCOUNTS, i % ACCOUNTS), Clients.number(BALANCE)))
            .toArray(Put[]::new);
    return clients.store().txn(Txn.when().then(puts).build());
  }

  @Override
  public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
    int bank = random.nextInt(BANKS);
    if (random.nextInt(100) < PERCENT_READS) {
      return readAll(clients, bank);
    }
    int from = random.nextInt(ACCOUNTS);
    int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    long amount = 1 + random.nextLong(AMOUNT_MAX);
    Key source = key(clients, bank, from);
    Key target = key(clients, bank, to);
    return clients.send(
        Sort.WRITE,
        (p, start) -> Invocation.transfer(p, "b" + bank, "a" + from, "a" + to, amount, start),
        () ->
            clients
                .store()
                .txn(Txn.when().then(Get.of(source), Get.of(target)).build())
                .thenCompose(read -> clients.store().txn(move(read, amount))),
        result ->
            result.succeeded() && result.results().size() == 2
                ? Answer.done(null, result.receipt())
                : Answer.refused(result.receipt()));
  }

  /** A transaction without a step where the balance does not suffice. */
  private static Txn move(TxnResult read, long amount) {
    Entry source = ((GetResult) read.results().get(0)).entry().orElseThrow();
    Entry target = ((GetResult) read.results().get(1)).entry().orElseThrow();
    long left = Clients.number(source.value()) - amount;
    if (left < 0) {
      return Txn.when().build();
    }
    return Txn.when(
            Compare.modRevision(source.key(), Relation.EQUAL, source.modRevision()),
            Compare.modRevision(target.key(), Relation.EQUAL, target.modRevision()))
        .then(
            Put.of(source.key(), Clients.number(left)),
            Put.of(target.key(), Clients.number(Clients.number(target.value()) + amount)))
        .build();
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return IntStream.range(0, BANKS).mapToObj(bank -> readAll(clients, bank));
  }

  private static CompletableFuture<Noted> readAll(Clients clients, int bank) {
    return clients.send(
        Sort.READ,
        (p, start) -> Invocation.readAll(p, "b" + bank, start),
        () -> clients.store().range(Range.of(clients.below(prefix(bank))), Clients.STRONG),
        result -> {
          Map<String, Object> balances = new TreeMap<>();
          for (Entry entry : result.entries()) {
            String key = entry.key().text();
            balances.put(key.substring(key.lastIndexOf('/') + 1), Clients.number(entry.value()));
          }
          return Answer.done(balances, result.receipt());
        });
  }

  private static String prefix(int bank) {
    return "bank/" + bank + "/";
  }

  private static Key key(Clients clients, int bank, int account) {
    return clients.key(prefix(bank) + "a" + account);
  }
}
