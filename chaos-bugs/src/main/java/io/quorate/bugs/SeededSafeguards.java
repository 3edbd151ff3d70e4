package io.quorate.bugs;

import io.quorate.core.command.Command;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.Gate;
import io.quorate.core.version.Revision;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.safeguard.Safeguards;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The safeguards of a server with the bugs that a system property names; all on without it. */
public final class SeededSafeguards implements Safeguards {

  private static final long ENDLESS_NANOS = Duration.ofHours(1).toNanos();
  private static final int TIMES_TOO_FAST = 20;

  private final Set<Bug> bugs = Bug.ofThisProcess();
  private final AtomicLong firstTerm = new AtomicLong();
  private final EntryBugs entries = new EntryBugs(bugs);

  @Override
  public Gate gate(Gate real) {
    return bugs.contains(Bug.GATE) ? new OpenGate() : real;
  }

  @Override
  public long ownLeaseNanos(long grantedNanos) {
    return bugs.contains(Bug.LEASE) ? ENDLESS_NANOS : grantedNanos;
  }

  @Override
  public boolean logIsForced() {
    return !bugs.contains(Bug.FSYNC);
  }

  @Override
  public MonotonicClock groupTime(MonotonicClock real) {
    if (bugs.contains(Bug.WALL_CLOCK)) {
      return () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
    return bugs.contains(Bug.EARLY_EXPIRY) ? () -> TIMES_TOO_FAST * real.nanos() : real;
  }

  @Override
  public Submission stamped(Submission submission) {
    return bugs.contains(Bug.DEDUP) ? new Submission(null, submission.command()) : submission;
  }

  @Override
  public @Nullable Outcome answeredAtOnce(Submission submission, Supplier<Revision> now) {
    return bugs.contains(Bug.EARLY_ANSWER) && submission.command() instanceof Command.Put
        ? new Outcome.PutDone(now.get().next(), null)
        : null;
  }

  @Override
  public boolean answersUnproven(boolean leads) {
    return bugs.contains(Bug.STALE_READ) || (leads && bugs.contains(Bug.UNPROVEN_LEADER));
  }

  @Override
  public LogEntry applied(LogEntry entry, boolean own) {
    return entries.changed(entry, own);
  }

  @Override
  public Revision provenFrom(Revision leaders) {
    return bugs.contains(Bug.UNDERSTATED_BOUND) ? Revision.ZERO : leaders;
  }

  @Override
  public Revision heeded(Revision token, long term) {
    firstTerm.compareAndSet(0, term);
    boolean failedOver = term != firstTerm.get();
    return bugs.contains(Bug.IGNORED_TOKEN) && failedOver ? Revision.ZERO : token;
  }

  @Override
  public boolean silenceProvesNothing() {
    return !bugs.contains(Bug.SILENT_PROOF);
  }

  @Override
  public boolean installsSnapshots() {
    return !bugs.contains(Bug.LOST_SNAPSHOT);
  }

  @Override
  public boolean leaseIsDroppedFirst() {
    return !bugs.contains(Bug.LATE_DROP);
  }

  @Override
  public boolean transferIsAskedFor() {
    return !bugs.contains(Bug.NO_TRANSFER);
  }

  /** Lets every new leader answer at once. */
  private static final class OpenGate implements Gate {

    @Override
    public void received(long term, long grantNanos, boolean release, long nowNanos) {}

    @Override
    public void snapshotInstalled(long graceNanos, long nowNanos) {}

    @Override
    public long opensNanos(long term, long nowNanos) {
      return nowNanos;
    }
  }
}
