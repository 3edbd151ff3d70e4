package io.quorate.store.config;

import java.time.Duration;

/**
 * How replicas agree.
 *
 * @param electionTimeoutMin the shortest silence of a leader after which a replica stands for
 *     election
 * @param electionTimeoutMax the longest
 * @param leaderLease how long an applied entry lets the leader answer strong reads by itself; zero
 *     turns leases off
 * @param clockDriftPpm how far the rates of two nodes' monotonic clocks may differ, in parts per
 *     million
 * @param snapshotEntries entries after which a snapshot is taken
 * @param snapshotBytes bytes of entries after which a snapshot is taken
 * @param logSegmentBytes size of one file of the log
 * @param logKeptEntries entries below a snapshot that are kept for replicas a little behind
 */
public record RaftConfig(
    Duration electionTimeoutMin,
    Duration electionTimeoutMax,
    Duration leaderLease,
    int clockDriftPpm,
    int snapshotEntries,
    long snapshotBytes,
    long logSegmentBytes,
    int logKeptEntries) {

  static final long SEGMENT_MAX = 1L << 30;

  private static final Duration ELECTION_MIN = Duration.ofMillis(50);
  private static final Duration ELECTION_MAX = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(1);

  public RaftConfig {
    Allowed.duration("raft.election-timeout-min", electionTimeoutMin, ELECTION_MIN, ELECTION_MAX);
    Allowed.duration(
        "raft.election-timeout-max",
        electionTimeoutMax,
        electionTimeoutMin.plus(STEP),
        ELECTION_MAX.multipliedBy(2));
    // The lease is over when a successor is elected, or nearly so, only if it is the shorter one.
    Allowed.duration("raft.leader-lease", leaderLease, Duration.ZERO, electionTimeoutMin);
    Allowed.count("raft.clock-drift-ppm", clockDriftPpm, 0, 100_000);
    Allowed.count("raft.snapshot-entries", snapshotEntries, 1, 1_000_000_000);
    Allowed.bytes("raft.snapshot-bytes", snapshotBytes, 1L << 10, 1L << 40);
    Allowed.bytes("raft.log-segment", logSegmentBytes, 1L << 20, SEGMENT_MAX);
    Allowed.count("raft.log-kept-entries", logKeptEntries, 0, 1_000_000_000);
  }

  public static RaftConfig defaults() {
    return from(Section.empty("raft"));
  }

  static RaftConfig from(Section section) {
    try (section) {
      return new RaftConfig(
          section.duration("election-timeout-min", Duration.ofSeconds(1)),
          section.duration("election-timeout-max", Duration.ofSeconds(2)),
          section.duration("leader-lease", Duration.ofMillis(800)),
          section.whole("clock-drift-ppm", 500),
          section.whole("snapshot-entries", 200_000),
          section.bytes("snapshot-bytes", 256L << 20),
          section.bytes("log-segment", 32L << 20),
          section.whole("log-kept-entries", 10_000));
    }
  }
}
