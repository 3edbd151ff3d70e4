package io.quorate.chaos.workload;

import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What workloads ask of a store. Safe for any thread; futures fail with a StoreException. */
public interface StoreClient extends AutoCloseable {

  /** Completes with the revision of the write once it is acknowledged. */
  CompletableFuture<Long> put(byte[] key, byte[] value);

  /** A strong read. */
  CompletableFuture<Optional<Stored>> get(byte[] key);

  /** A read of this level; completes with the evidence of its answer. */
  CompletableFuture<Receipt> read(byte[] key, ReadConsistency level);

  @Override
  void close();

  /**
   * What is stored under a key.
   *
   * @param revision of the write that stored it
   */
  record Stored(byte[] value, long revision) {}
}
