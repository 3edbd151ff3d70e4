package io.quorate.store.config;

import java.time.Duration;

/**
 * How the operations that arrive for a group become entries of its log.
 *
 * @param entriesInFlight entries proposed and not yet applied
 * @param gather least time between two entries while any is under way
 * @param operationsMax operations in one entry
 * @param bytesMax bytes of operations in one entry; a larger operation goes alone
 * @param queueOperationsMax operations that wait; more are refused at once
 * @param queueBytesMax bytes of operations that wait; more are refused at once
 */
public record BatchConfig(
    int entriesInFlight,
    Duration gather,
    int operationsMax,
    long bytesMax,
    int queueOperationsMax,
    long queueBytesMax) {

  public BatchConfig {
    Allowed.count("batch.entries-in-flight", entriesInFlight, 1, 256);
    Allowed.duration("batch.gather", gather, Duration.ZERO, Duration.ofMillis(100));
    Allowed.count("batch.operations-max", operationsMax, 1, 65_536);
    Allowed.bytes("batch.bytes-max", bytesMax, 1L << 10, 16L << 20);
    Allowed.count("batch.queue-operations-max", queueOperationsMax, operationsMax, 10_000_000);
    Allowed.bytes("batch.queue-bytes-max", queueBytesMax, bytesMax, 16L << 30);
  }

  public static BatchConfig defaults() {
    return from(Section.empty("batch"));
  }

  static BatchConfig from(Section section) {
    try (section) {
      return new BatchConfig(
          section.whole("entries-in-flight", 4),
          section.duration("gather", Duration.ofMillis(5)),
          section.whole("operations-max", 1_024),
          section.bytes("bytes-max", 1L << 20),
          section.whole("queue-operations-max", 20_000),
          section.bytes("queue-bytes-max", 64L << 20));
    }
  }
}
