package io.quorate.store.replication;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** Ratis' settings for this store; each line that differs from Ratis' default says why. */
final class RatisProperties {

  private static final TimeDuration NEVER = TimeDuration.valueOf(36_500, TimeUnit.DAYS);

  /** Ratis adds the entry's own fields to the payload. */
  private static final long ENTRY_OVERHEAD_BYTES = 64 << 10;

  /** What the log's file format adds to an entry. */
  private static final long RECORD_OVERHEAD_BYTES = 1 << 10;

  private static final int APPENDS_OUTSTANDING_MAX = 128;
  private static final int SNAPSHOTS_KEPT = 2;
  private static final Duration SNAPSHOT_CHUNK_TIMEOUT = Duration.ofSeconds(1);
  private static final SizeInBytes SNAPSHOT_CHUNK = SizeInBytes.valueOf("4MB");
  private static final int SEGMENTS_CACHED = 4;
  private static final Duration REPLIES_REMEMBERED = Duration.ofSeconds(5);

  /** Elections are paused just after the start; until then none must begin. */
  private static final Duration ABSTAINING_ELECTION = Duration.ofSeconds(30);

  private RatisProperties() {}

  /**
   * @param forced whether the log is forced to disk before an entry counts
   * @param abstains whether the node must not stand for election
   */
  static RaftProperties of(RaftSettings settings, boolean forced, boolean abstains) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(settings.directory().toFile()));
    GrpcConfigKeys.Server.setHost(properties, settings.bind());
    GrpcConfigKeys.Server.setPort(properties, settings.port());
    elections(properties, settings, abstains);
    log(properties, settings);
    snapshots(properties, settings);
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, !forced);
    return properties;
  }

  private static void elections(
      RaftProperties properties, RaftSettings settings, boolean abstains) {
    Duration min = settings.electionTimeoutMin();
    TimeDuration max = millis(settings.electionTimeoutMax());
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(min));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(patienceMax(settings)));
    // A candidate waits as long for votes, so longer than a round trip, of which min holds five.
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(
        properties, millis(abstains ? ABSTAINING_ELECTION : min.dividedBy(4)));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(
        properties, millis(abstains ? ABSTAINING_ELECTION.plusSeconds(1) : min.dividedBy(2)));
    RaftServerConfigKeys.Rpc.setRequestTimeout(properties, max);
    // The default of 10 s keeps a leader that lost its majority, and its clients, waiting.
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(properties, max);
    // After a pause of a minute Ratis would close the server for good, in a process that goes on.
    RaftServerConfigKeys.setCloseThreshold(properties, NEVER);
  }

  /**
   * A follower of Ratis looks at the silence only each time that a timeout has passed, and stands
   * after one to two of them. Timeouts near the least make that no longer than the greatest, or
   * nearly so; the moment of the look is random enough to keep two followers apart.
   */
  private static Duration patienceMax(RaftSettings settings) {
    Duration min = settings.electionTimeoutMin();
    return min.plus(settings.electionTimeoutMax().minus(min).dividedBy(4));
  }

  private static void log(RaftProperties properties, RaftSettings settings) {
    SizeInBytes entry = SizeInBytes.valueOf(settings.entryBytesMax() + ENTRY_OVERHEAD_BYTES);
    // The appender's limit is also the limit of one entry; the write buffer must hold one.
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, entry);
    RaftServerConfigKeys.Log.setWriteBufferSize(
        properties, SizeInBytes.valueOf(entry.getSize() + RECORD_OVERHEAD_BYTES));
    RaftServerConfigKeys.Log.setSegmentSizeMax(
        properties, SizeInBytes.valueOf(settings.segmentBytes()));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, SEGMENTS_CACHED);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(
        properties, SizeInBytes.valueOf(2 * settings.segmentBytes()));
    // The default of 1 ms between two messages to a follower is a third of the latency of a lone
    // write.
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
    // Metadata entries cost latency; the commit index comes back with the first message of a
    // leader.
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    // A torn or damaged log must stop the node, not be cut in silence.
    RaftServerConfigKeys.Log.setCorruptionPolicy(
        properties, RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION);
    // Composed appends take a longer message that begins like one under way for that one, and
    // acknowledge entries that the follower has never had.
    RaftServerConfigKeys.Log.setAppendEntriesComposeEnabled(properties, false);
    // The default waits 5 s between tries to reach a follower that was away for a while: it would
    // come back to silence, and stand for election.
    RaftServerConfigKeys.Log.Appender.setRetryPolicy(
        properties, retryPolicy(settings.electionTimeoutMin()));
    // Over a WAN the default of 8 would cap throughput at 8 messages a round trip.
    GrpcConfigKeys.Server.setLeaderOutstandingAppendsMax(properties, APPENDS_OUTSTANDING_MAX);
    // Exactly once is the sessions' work; Ratis' own memory of replies only costs.
    RaftServerConfigKeys.RetryCache.setExpiryTime(properties, millis(REPLIES_REMEMBERED));
  }

  private static void snapshots(RaftProperties properties, RaftSettings settings) {
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, settings.snapshotEntries());
    RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, SNAPSHOTS_KEPT);
    // Ratis waits eight times this long before it gives up on a follower that went away.
    GrpcConfigKeys.Server.setInstallSnapshotRequestTimeout(
        properties, millis(SNAPSHOT_CHUNK_TIMEOUT));
    RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(properties, SNAPSHOT_CHUNK);
    // A dead peer must not pin the log; it comes back through a snapshot.
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
    // Entries can be large: cut after each snapshot, not after each 1,024 entries.
    RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
    RaftServerConfigKeys.Log.setPurgePreservationLogNum(properties, settings.keptEntries());
  }

  /** Ratis' form: waits, and for how many errors in a row each; it varies them by half. */
  private static String retryPolicy(Duration electionTimeoutMin) {
    return "1ms,10, 50ms,20, %dms,%d"
        .formatted(electionTimeoutMin.toMillis() / 2, Integer.MAX_VALUE);
  }

  private static TimeDuration millis(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
