package io.quorate.chaos.workload;

import io.quorate.model.ErrorCode;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.StoreException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** A store in a map, that can be made to forget. Answers on the given executor. */
public final class MemoryStore implements StoreClient {

  private final Map<ByteBuffer, Stored> stored = new ConcurrentHashMap<>();
  private final AtomicLong revision = new AtomicLong();
  private final Executor answers;

  public MemoryStore(Executor answers) {
    this.answers = answers;
  }

  public void forget(String key) {
    stored.remove(wrap(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Override
  public CompletableFuture<Long> put(byte[] key, byte[] value) {
    return CompletableFuture.supplyAsync(
        () -> {
          Stored entry = new Stored(value.clone(), revision.incrementAndGet());
          stored.put(wrap(key), entry);
          return entry.revision();
        },
        answers);
  }

  @Override
  public CompletableFuture<Optional<Stored>> get(byte[] key) {
    return CompletableFuture.supplyAsync(() -> Optional.ofNullable(stored.get(wrap(key))), answers);
  }

  @Override
  public CompletableFuture<Receipt> read(byte[] key, ReadConsistency level) {
    return CompletableFuture.failedFuture(StoreException.of(ErrorCode.LEVEL_UNSUPPORTED));
  }

  @Override
  public void close() {
    stored.clear();
  }

  private static ByteBuffer wrap(byte[] key) {
    return ByteBuffer.wrap(key.clone());
  }
}
