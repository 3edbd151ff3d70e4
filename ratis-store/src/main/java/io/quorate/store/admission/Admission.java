package io.quorate.store.admission;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import java.util.Map;

/**
 * Decides whether a node takes an operation. What it refuses was not done, and never waits. Safe
 * for any thread.
 */
public final class Admission {

  /** The one keyspace of this version; the empty name means it too. */
  public static final String KEYSPACE = "default";

  private final AdmissionLimits limits;
  private final SizeCheck sizes;
  private final String clusterId;
  private final InFlight inFlight;

  public Admission(AdmissionLimits limits, String clusterId) {
    this.limits = limits;
    this.sizes = new SizeCheck(limits);
    this.clusterId = clusterId;
    this.inFlight = new InFlight(limits.inFlightOperationsMax(), limits.inFlightBytesMax());
  }

  public AdmissionLimits limits() {
    return limits;
  }

  /** What was admitted and not yet answered. */
  public InFlight inFlight() {
    return inFlight;
  }

  /** How long a request may take from its arrival. */
  public long timeoutNanos(RequestHeader header) {
    int timeoutMs = header.getTimeoutMs();
    if (timeoutMs == 0) {
      return limits.defaultTimeout().toNanos();
    }
    long unsignedMs = Integer.toUnsignedLong(timeoutMs);
    return Math.min(unsignedMs * 1_000_000, limits.timeoutMax().toNanos());
  }

  /**
   * Takes an operation; {@link InFlight#end} gives it back.
   *
   * @param remainingNanos until its deadline; below 1 it is over
   * @return its weight in bytes
   * @throws StoreException of fate rejected or unavailable; nothing is taken then
   */
  public long admit(Operation operation, RequestHeader header, long remainingNanos) {
    checkAddress(header);
    if (remainingNanos <= 0) {
      throw StoreException.of(ErrorCode.DEADLINE_EXPIRED, "timeout_ms", header.getTimeoutMs());
    }
    long weight = sizes.weigh(operation);
    inFlight.begin(weight);
    return weight;
  }

  /**
   * @throws StoreException {@code KEYSPACE_UNKNOWN} or {@code CLUSTER_MISMATCH} where the request
   *     is meant for something that is not here
   */
  public void checkAddress(RequestHeader header) {
    if (!header.getKeyspace().isEmpty() && !header.getKeyspace().equals(KEYSPACE)) {
      throw StoreException.of(
          ErrorCode.KEYSPACE_UNKNOWN, "keyspace", abbreviated(header.getKeyspace()));
    }
    if (!header.getClusterId().isEmpty() && !header.getClusterId().equals(clusterId)) {
      throw StoreException.of(
          ErrorCode.CLUSTER_MISMATCH,
          Map.of("asked", abbreviated(header.getClusterId()), "here", clusterId));
    }
  }

  /** A name that came from outside is not echoed at any length. */
  private static String abbreviated(String name) {
    return name.length() <= 100 ? name : name.substring(0, 100) + "...";
  }
}
