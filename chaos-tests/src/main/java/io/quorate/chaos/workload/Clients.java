package io.quorate.chaos.workload;

import io.quorate.chaos.history.Invocation;
import io.quorate.client.AsyncQuorateClient;
import io.quorate.model.Compare;
import io.quorate.model.Delete;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.Put;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Txn;
import io.quorate.model.Value;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The clients of one region and the history that they write. Safe for any thread.
 *
 * @param region where they are
 * @param space prefix of all keys, so that runs on one cluster do not meet
 * @param store the public client, which goes to the nearest node first
 */
public record Clients(String region, String space, AsyncQuorateClient store, Recorder recorder) {

  static final ReadConsistency STRONG = ReadConsistency.STRONG;

  <T> CompletableFuture<Noted> send(
      Sort sort,
      Recorder.Opening opening,
      Supplier<CompletableFuture<T>> request,
      Function<T, Answer> meaning) {
    return recorder.send(region, sort, opening, request, meaning);
  }

  /** A put of a number, noted as what {@code opening} says. */
  CompletableFuture<Noted> put(Recorder.Opening opening, Key key, long value) {
    return send(
        Sort.WRITE,
        opening,
        () -> store.put(key, number(value)),
        result -> Answer.done(null, result.receipt()));
  }

  CompletableFuture<Noted> delete(Recorder.Opening opening, Key key) {
    return send(
        Sort.WRITE,
        opening,
        () -> store.delete(Delete.of(key)),
        result -> Answer.done(null, result.receipt()));
  }

  /** Puts the value where the condition holds. */
  CompletableFuture<Noted> putIf(Recorder.Opening opening, Compare condition, Put put) {
    return send(
        Sort.COMPARE,
        opening,
        () -> store.txn(Txn.when(condition).then(put).build()),
        result ->
            result.succeeded()
                ? Answer.done(null, result.receipt())
                : Answer.refused(result.receipt()));
  }

  /** A strong read of a number; a missing key counts as 0. */
  CompletableFuture<Noted> read(String name, Key key, LongConsumer seen) {
    return send(
        Sort.READ,
        (process, start) -> Invocation.read(process, name, start),
        () -> store.get(key, STRONG),
        result -> {
          long value = result.value().map(Clients::number).orElse(0L);
          seen.accept(value);
          return Answer.done(value, result.receipt());
        });
  }

  Key key(String name) {
    return Key.of(space + name);
  }

  KeyRange below(String prefix) {
    return KeyRange.prefix(space + prefix);
  }

  static Value number(long value) {
    return Value.of(Long.toString(value));
  }

  static long number(Value value) {
    return Long.parseLong(value.text());
  }
}
