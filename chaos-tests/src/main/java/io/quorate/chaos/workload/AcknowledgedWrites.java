package io.quorate.chaos.workload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * The clients' own list of acknowledged writes: key, revision, hash of the value. Each key is
 * written once, so what is read back must be exactly what is on the list. Safe for any thread.
 */
public final class AcknowledgedWrites {

  private static final int READS_IN_FLIGHT_MAX = 1024;
  private static final int EXAMPLES_MAX = 5;

  private record Acknowledged(long revision, long valueHash) {}

  /**
   * What strong reads of every acknowledged write have shown.
   *
   * @param lost writes that are missing, or replaced by what nobody wrote
   * @param unread writes whose read failed
   */
  public record Verdict(long acknowledged, long lost, long unread, List<String> examples) {

    public boolean clean() {
      return lost == 0 && unread == 0;
    }
  }

  private final Map<String, Acknowledged> byKey = new ConcurrentHashMap<>();

  /** Writes through the client, and notes the write once it is acknowledged. */
  public CompletableFuture<Long> put(StoreClient client, String key, byte[] value) {
    return client
        .put(key.getBytes(StandardCharsets.UTF_8), value)
        .thenApply(revision -> {
          if (byKey.put(key, new Acknowledged(revision, hash(value))) != null) {
            throw new IllegalStateException("written twice by the workload: " + key);
          }
          return revision;
        });
  }

  public long count() {
    return byKey.size();
  }

  /** Reads every write on the list back, strongly, many at a time; tells how many are done. */
  public Verdict verify(StoreClient client, LongConsumer progress) throws InterruptedException {
    LongAdder lost = new LongAdder();
    LongAdder unread = new LongAdder();
    ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();
    Pipeline.run(
        byKey.entrySet().iterator(),
        READS_IN_FLIGHT_MAX,
        entry ->
            client
                .get(entry.getKey().getBytes(StandardCharsets.UTF_8))
                .handle((found, failure) -> {
                  if (failure != null) {
                    unread.increment();
                    examples.add(entry.getKey() + " was not read: " + failure.getMessage());
                  } else if (!matches(entry.getValue(), found)) {
                    lost.increment();
                    examples.add(describe(entry.getKey(), entry.getValue(), found));
                  }
                  return found;
                }),
        progress);
    List<String> first = new ArrayList<>(examples);
    return new Verdict(
        count(), lost.sum(), unread.sum(), first.subList(0, Math.min(EXAMPLES_MAX, first.size())));
  }

  private static boolean matches(Acknowledged acknowledged, Optional<StoreClient.Stored> found) {
    return found.isPresent()
        && found.get().revision() == acknowledged.revision
        && hash(found.get().value()) == acknowledged.valueHash;
  }

  private static String describe(
      String key, Acknowledged acknowledged, Optional<StoreClient.Stored> found) {
    String was = found.map(stored -> "found at revision " + stored.revision()).orElse("not there");
    return key + " acknowledged at revision " + acknowledged.revision + ", " + was;
  }

  private static long hash(byte[] value) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(value)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
