package io.quorate.store.config;

import java.time.Duration;

/**
 * What the node's databases share.
 *
 * @param blockCacheBytes memory for blocks read from disk, for the whole process
 * @param writeBufferBytes memory for changes not yet in files, for the whole process
 * @param freeBytesMin room that is kept on the disk: below it the node takes no writes; zero turns
 *     that off
 * @param history how long superseded versions are kept; zero keeps none
 */
public record StorageConfig(
    long blockCacheBytes, long writeBufferBytes, long freeBytesMin, Duration history) {

  public StorageConfig {
    Allowed.bytes("storage.block-cache", blockCacheBytes, 1L << 20, 1L << 40);
    Allowed.bytes("storage.write-buffer", writeBufferBytes, 1L << 20, 64L << 30);
    Allowed.bytes("storage.free-min", freeBytesMin, 0, 1L << 40);
    Allowed.duration("storage.history", history, Duration.ZERO, Duration.ofDays(3650));
  }

  public static StorageConfig defaults() {
    return from(Section.empty("storage"));
  }

  static StorageConfig from(Section section) {
    try (section) {
      return new StorageConfig(
          section.bytes("block-cache", 64L << 20),
          section.bytes("write-buffer", 64L << 20),
          section.bytes("free-min", 64L << 20),
          section.duration("history", Duration.ofHours(1)));
    }
  }
}
