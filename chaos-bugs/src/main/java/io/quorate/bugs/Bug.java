package io.quorate.bugs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong with a server. By its name in lower case with hyphens. */
public enum Bug {
  /** A new leader answers while the one before may still have a lease. */
  GATE,
  /** A leader trusts its own lease for ever. */
  LEASE,
  /** A repeated write is applied again. */
  DEDUP,
  /** An entry counts before the log is on disk. */
  FSYNC,
  /** Time to live goes by the wall clock. */
  WALL_CLOCK,
  /** Time to live runs twenty times too fast. */
  EARLY_EXPIRY,
  /** A put is acknowledged before a majority has it. */
  EARLY_ANSWER,
  /** Any replica answers strong reads from what it has. */
  STALE_READ,
  /** Whoever believes to lead answers strong reads, without lease or barrier. */
  UNPROVEN_LEADER,
  /** A transaction is done whether or not its conditions hold. */
  IGNORED_COMPARE,
  /** The last put of a transaction goes astray. */
  HALF_TRANSACTION,
  /** A delete is acknowledged and not done. */
  LOST_DELETE,
  /** A follower leaves out an entry now and then. */
  SKIPPED_ENTRY,
  /** A follower applies the commands of an entry backwards. */
  REORDERED_ENTRY,
  /** A replica that was just started applies entries twice. */
  TWICE_AFTER_RESTART,
  /** A received snapshot is acknowledged and not installed. */
  LOST_SNAPSHOT,
  /** A leader that hands over proposes the release before it drops its lease. */
  LATE_DROP,
  /** A bound is counted from a probe whose answer is not applied yet. */
  UNDERSTATED_BOUND,
  /** A leader that does not answer a probe is taken to have nothing new. */
  SILENT_PROOF,
  /** A session's token is ignored once the leader that it was first met with is gone. */
  IGNORED_TOKEN,
  /** A hand-over ends behind its release: no transfer is asked for. No bug, but a failure. */
  NO_TRANSFER;

  private static final String PROPERTY = "quorate.bug";

  /** As plans and the command line name it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option of a server process that has these bugs. */
  public static String option(Bug... bugs) {
    return Arrays.stream(bugs)
        .map(Bug::title)
        .collect(Collectors.joining(",", "-D" + PROPERTY + "=", ""));
  }

  /** Those of this process. */
  static Set<Bug> ofThisProcess() {
    Set<Bug> bugs = EnumSet.noneOf(Bug.class);
    Arrays.stream(System.getProperty(PROPERTY, "").split(","))
        .filter(name -> !name.isBlank())
        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
        .forEach(bugs::add);
    return bugs;
  }
}
