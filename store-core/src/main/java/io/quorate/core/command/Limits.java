package io.quorate.core.command;

import java.time.Duration;

/**
 * Limits that apply enforces. They are constants of the log's format, not settings: replicas that
 * disagreed on one would diverge. To change one, raise the cluster version.
 */
public final class Limits {

  /** Commands that one log entry carries. */
  public static final int SUBMISSIONS_MAX = 65_535;

  /** Keys that one command deletes, and what they may weigh with their values. */
  public static final int DELETED_KEYS_MAX = 10_000;

  public static final long DELETED_BYTES_MAX = 64L << 20;

  /** Where one read inside a transaction ends; a count goes no further than the keys. */
  public static final int READ_KEYS_MAX = 10_000;

  public static final long READ_BYTES_MAX = 4L << 20;

  /**
   * What one outcome may weigh: its entries, and {@link
   * io.quorate.core.version.Entry#OVERHEAD_BYTES} for each step. Room for one full read and more.
   */
  public static final long OUTCOME_BYTES_MAX = 6L << 20;

  /** What an outcome may weigh that is kept for exactly once. */
  public static final long KEPT_OUTCOME_BYTES_MAX = 256L << 10;

  public static final long SESSIONS_MAX = 100_000;

  /** How far a sequence may be above the first incomplete one; bounds the outcomes kept, too. */
  public static final int SESSION_IN_FLIGHT_MAX = 4_096;

  public static final long SESSION_TTL_NANOS = Duration.ofHours(1).toNanos();
  public static final long LEASES_MAX = 1_000_000;
  public static final long LEASE_TTL_MIN_NANOS = Duration.ofMillis(500).toNanos();
  public static final long LEASE_TTL_MAX_NANOS = Duration.ofDays(365).toNanos();

  /** Leases, and sessions, that one {@link Command.Expire} ends. */
  public static final int EXPIRED_AT_ONCE_MAX = 100;

  private Limits() {}
}
