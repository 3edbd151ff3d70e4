package io.quorate.store.admission;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what the node has taken and not yet answered, and refuses what would be too much. Safe for
 * any thread.
 */
public final class InFlight {

  private final long operationsMax;
  private final long bytesMax;
  private final AtomicLong operations = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  public InFlight(long operationsMax, long bytesMax) {
    this.operationsMax = operationsMax;
    this.bytesMax = bytesMax;
  }

  /**
   * Takes one operation of {@code weight} bytes.
   *
   * @throws StoreException {@code RESOURCE_EXHAUSTED}; nothing is taken then
   */
  public void begin(long weight) {
    if (operations.incrementAndGet() > operationsMax) {
      operations.decrementAndGet();
      throw exhausted("operations in flight", operationsMax);
    }
    if (!tryHold(weight)) {
      operations.decrementAndGet();
      throw exhausted("bytes in flight", bytesMax);
    }
  }

  /** Takes more bytes for an operation under way, if there is room. */
  public boolean tryHold(long more) {
    if (bytes.addAndGet(more) > bytesMax) {
      bytes.addAndGet(-more);
      return false;
    }
    return true;
  }

  /** Takes more bytes whether there is room or not: for what was done and must be answered. */
  public void hold(long more) {
    bytes.addAndGet(more);
  }

  /** Gives back one operation and all bytes that were taken for it. */
  public void end(long held) {
    bytes.addAndGet(-held);
    operations.decrementAndGet(); // last: without operations there are no bytes either
  }

  public long operations() {
    return operations.get();
  }

  public long bytes() {
    return bytes.get();
  }

  /** The refusal of an answer for which {@link #tryHold} had no room. */
  public StoreException exhaustedBytes() {
    return exhausted("bytes in flight", bytesMax);
  }

  private static StoreException exhausted(String what, long limit) {
    return StoreException.of(
        ErrorCode.RESOURCE_EXHAUSTED, Map.of("resource", what, "limit", Long.toString(limit)));
  }
}
