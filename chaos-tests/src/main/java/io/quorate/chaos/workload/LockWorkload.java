package io.quorate.chaos.workload;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.Invocation;
import io.quorate.model.Compare;
import io.quorate.model.Compare.Relation;
import io.quorate.model.Key;
import io.quorate.model.LeaseGranted;
import io.quorate.model.LeaseId;
import io.quorate.model.Put;
import io.quorate.model.Revision;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Locks: a key that is put with a lease where it is missing. The key's create revision is the
 * fencing token; writes of the guarded resource compare it. Some holders release, others let the
 * lease end, and write once more when it may have ended.
 */
final class LockWorkload implements Workload {

  private static final int LOCKS = 6;
  private static final Duration TTL = Duration.ofSeconds(2);
  private static final int WRITES_MAX = 3;
  private static final int PERCENT_RELEASED = 70;

  private final AtomicLong lastValue = new AtomicLong();

  /** What one holder is going to do; drawn before anything is sent. */
  private record Holder(Clients clients, int lock, int writes, boolean releases) {

    String name() {
      return "lock" + lock;
    }

    Key key() {
      return clients.key("lock/" + lock);
    }

    Key resource() {
      return clients.key("guarded/" + lock);
    }
  }

  @Override
  public String name() {
    return "lock";
  }

  @Override
  public CompletableFuture<?> next(Clients clients, SplittableRandom random) {
    Holder holder =
        new Holder(
            clients,
            random.nextInt(LOCKS),
            random.nextInt(WRITES_MAX + 1),
            random.nextInt(100) < PERCENT_RELEASED);
    long askedNanos = System.nanoTime();
    return clients
        .store()
        .leases()
        .grant(TTL)
        .thenCompose(lease -> acquire(holder, lease, askedNanos))
        .exceptionally(noLease -> Noted.LEFT_OUT);
  }

  @Override
  public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
    return Stream.of();
  }

  private CompletableFuture<Noted> acquire(Holder holder, LeaseGranted lease, long askedNanos) {
    AtomicLong token = new AtomicLong();
    Put put = Put.of(holder.key(), Clients.number(askedNanos)).withLease(lease.lease());
    return holder
        .clients()
        .send(
            Sort.WRITE,
            (p, start) -> Invocation.acquire(p, holder.name(), start),
            () ->
                holder
                    .clients()
                    .store()
                    .txn(Txn.when(Compare.missing(holder.key())).then(put).build()),
            result -> {
              if (!result.succeeded()) {
                return Answer.refused(result.receipt());
              }
              token.set(result.receipt().revision().value());
              return Answer.done(token.get(), result.receipt());
            })
        .thenCompose(noted -> {
          if (noted.fate() == Fate.DONE) {
            return hold(holder, lease.lease(), token.get(), askedNanos);
          }
          return noted.fate() == Fate.REFUSED ? revoke(holder, lease.lease()) : done();
        });
  }

  private CompletableFuture<Noted> hold(Holder holder, LeaseId lease, long token, long askedNanos) {
    CompletableFuture<Noted> held = done();
    for (int i = 0; i < holder.writes(); i++) {
      held = held.thenCompose(before -> guardedWrite(holder, token));
    }
    return holder.releases()
        ? held.thenCompose(before -> release(holder, lease, token))
        : held.thenComposeAsync(before -> outlive(holder, token, askedNanos), later());
  }

  private CompletableFuture<Noted> guardedWrite(Holder holder, long token) {
    long value = lastValue.incrementAndGet();
    Compare holds = Compare.createRevision(holder.key(), Relation.EQUAL, Revision.of(token));
    Put put = Put.of(holder.resource(), Clients.number(value));
    Function<TxnResult, Answer> meaning =
        result ->
            result.succeeded()
                ? Answer.done(null, result.receipt())
                : Answer.refused(result.receipt());
    return holder
        .clients()
        .send(
            Sort.WRITE,
            (p, start) -> Invocation.guardedWrite(p, holder.name(), token, value, start),
            () -> holder.clients().store().txn(Txn.when(holds).then(put).build()),
            meaning);
  }

  private static CompletableFuture<Noted> release(Holder holder, LeaseId lease, long token) {
    return holder
        .clients()
        .send(
            Sort.WRITE,
            (p, start) -> Invocation.release(p, holder.name(), token, start),
            () -> holder.clients().store().leases().revoke(lease),
            revoked -> Answer.done(null, revoked.receipt()));
  }

  /**
   * The lease ends no earlier than its time to live after it was asked for: until then the lock is
   * held as if it were released at that moment. What is written later may be refused or not.
   */
  private CompletableFuture<Noted> outlive(Holder holder, long token, long askedNanos) {
    holder
        .clients()
        .recorder()
        .noteDone(
            holder.clients().region(),
            (p, start) -> Invocation.release(p, holder.name(), token, start),
            askedNanos + TTL.toNanos());
    return guardedWrite(holder, token);
  }

  private static CompletableFuture<Noted> revoke(Holder holder, LeaseId lease) {
    return holder.clients().store().leases().revoke(lease).thenApply(revoked -> Noted.LEFT_OUT);
  }

  private static CompletableFuture<Noted> done() {
    return CompletableFuture.completedFuture(Noted.LEFT_OUT);
  }

  private static Executor later() {
    return CompletableFuture.delayedExecutor(TTL.toMillis(), TimeUnit.MILLISECONDS);
  }
}
