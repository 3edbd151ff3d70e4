package io.quorate.store.upkeep;

import io.quorate.core.command.Command;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Proposes what is due while this node leads: expiry as soon as a lease or session may be over, a
 * raise of the cluster version once every node understands the next one, compaction of history that
 * is older than what the settings keep. {@link #look} runs on the scheduler, never twice at once;
 * one proposal is under way at most.
 */
public final class Upkeep {

  private static final long LOOK_EVERY_MILLIS = 100;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Upkept replica;
  private final HistoryKept history;
  private final VersionRaise versions;
  private volatile boolean proposing;

  /**
   * @param history how long versions are kept after they were replaced or deleted
   * @param versionUnderstood the newest cluster version that this node understands
   * @param others asks the other nodes for the lowest that they understand
   */
  public Upkeep(
      Upkept replica,
      Duration history,
      int versionUnderstood,
      Supplier<CompletableFuture<Integer>> others) {
    this.replica = replica;
    this.versions = new VersionRaise(versionUnderstood, others, System::nanoTime);
    this.history = new HistoryKept(history.toNanos());
  }

  public void start(ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    if (!replica.leads()) {
      history.reset();
      return;
    }
    GroupTime now = replica.now();
    if (proposing) {
      return;
    }
    if (!now.isBefore(replica.expiryDue())) {
      propose(new Command.Expire(now));
      return;
    }
    int version = versions.due(replica.clusterVersion());
    if (version > 0) {
      propose(new Command.RaiseClusterVersion(version));
    } else {
      history.due(now, replica.revision()).map(Command.Compact::new).ifPresent(this::propose);
    }
  }

  /** What fails is due again at a later look. */
  private void propose(Command command) {
    proposing = true;
    replica
        .submit(new Submission(null, command), TIMEOUT)
        .whenComplete((applied, failure) -> proposing = false);
  }
}
