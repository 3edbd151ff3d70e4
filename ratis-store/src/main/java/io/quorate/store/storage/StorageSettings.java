package io.quorate.store.storage;

/**
 * The native memory that storage may use, for all groups of the process together.
 *
 * @param blockCacheBytes for blocks read from disk, {@value #BLOCK_CACHE_BYTES_MIN} at least
 * @param writeBufferBytes for writes not yet flushed, {@value #WRITE_BUFFER_BYTES_MIN} at least;
 *     the unused part serves the block cache
 */
public record StorageSettings(long blockCacheBytes, long writeBufferBytes) {

  public static final long BLOCK_CACHE_BYTES_MIN = 8L << 20;
  public static final long WRITE_BUFFER_BYTES_MIN = 4L << 20;
  public static final long BYTES_MAX = 1L << 40;

  public StorageSettings {
    check("blockCacheBytes", blockCacheBytes, BLOCK_CACHE_BYTES_MIN);
    check("writeBufferBytes", writeBufferBytes, WRITE_BUFFER_BYTES_MIN);
  }

  private static void check(String key, long value, long min) {
    if (value < min || value > BYTES_MAX) {
      throw new IllegalArgumentException(
          "%s is %d; allowed is %d to %d".formatted(key, value, min, BYTES_MAX));
    }
  }
}
