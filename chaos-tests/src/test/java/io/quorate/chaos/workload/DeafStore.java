package io.quorate.chaos.workload;

import io.quorate.model.ErrorCode;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A store that never answers in time. */
final class DeafStore implements StoreClient {

  @Override
  public CompletableFuture<Long> put(byte[] key, byte[] value) {
    return CompletableFuture.failedFuture(StoreException.of(ErrorCode.WRITE_TIMEOUT));
  }

  @Override
  public CompletableFuture<Optional<Stored>> get(byte[] key) {
    return CompletableFuture.failedFuture(StoreException.of(ErrorCode.READ_TIMEOUT));
  }

  @Override
  public CompletableFuture<Receipt> read(byte[] key, ReadConsistency level) {
    return CompletableFuture.failedFuture(StoreException.of(ErrorCode.LEVEL_UNSUPPORTED));
  }

  @Override
  public void close() {}
}
