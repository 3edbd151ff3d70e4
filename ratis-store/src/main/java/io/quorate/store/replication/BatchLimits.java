package io.quorate.store.replication;

/**
 * Limits of the batcher.
 *
 * @param entriesInFlight entries proposed and not yet applied
 * @param gatherNanos least time between two entries while any is under way
 * @param operationsMax operations in one entry
 * @param bytesMax bytes in one entry; a larger operation travels alone
 * @param queueOperationsMax operations that wait to be proposed
 * @param queueBytesMax bytes of operations that wait to be proposed
 */
public record BatchLimits(
    int entriesInFlight,
    long gatherNanos,
    int operationsMax,
    long bytesMax,
    int queueOperationsMax,
    long queueBytesMax) {

  /** What {@code io.quorate.core}'s ids leave room for. */
  private static final int OPERATIONS_MAX = 65_535;

  public BatchLimits {
    if (entriesInFlight < 1
        || gatherNanos < 0
        || operationsMax < 1
        || operationsMax > OPERATIONS_MAX
        || bytesMax < 1) {
      throw new IllegalArgumentException(
          "batch limits out of range: " + entriesInFlight + ", " + operationsMax);
    }
  }
}
