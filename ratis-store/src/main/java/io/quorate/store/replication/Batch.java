package io.quorate.store.replication;

import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Submission;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What goes into one entry of the log: writes, and the strong reads and the release that wait for
 * it. Filled by the proposer, then answered by the apply thread or failed by Ratis' reply,
 * whichever comes first.
 */
final class Batch {

  private final List<PendingWrite> writes;
  private final List<BarrierRead> reads;
  private final long releaseTicket;
  private final long releaseTerm;
  private final long proposedNanos;
  private final LogEntry entry;
  private final CompletableFuture<Void> applied = new CompletableFuture<>();

  /**
   * Set by Ratis' thread just before it appends; from then on a failure no longer means "not
   * applied".
   */
  private volatile boolean appended;

  /**
   * @param releaseTicket from {@code LeaderLease.dropForRelease}, or 0
   * @param releaseTerm the only term in which a release may be appended
   * @param proposedNanos from the lease's clock, before the entry is handed to Ratis
   */
  Batch(
      List<PendingWrite> writes,
      List<BarrierRead> reads,
      long releaseTicket,
      long releaseTerm,
      long proposedNanos,
      EntryStamp stamp) {
    this.writes = writes;
    this.reads = reads;
    this.releaseTicket = releaseTicket;
    this.releaseTerm = releaseTerm;
    this.proposedNanos = proposedNanos;
    List<Submission> submissions = new ArrayList<>(writes.size());
    for (PendingWrite write : writes) {
      submissions.add(write.submission());
    }
    this.entry = new LogEntry(stamp, submissions);
  }

  LogEntry entry() {
    return entry;
  }

  List<PendingWrite> writes() {
    return writes;
  }

  List<BarrierRead> reads() {
    return reads;
  }

  long releaseTicket() {
    return releaseTicket;
  }

  long releaseTerm() {
    return releaseTerm;
  }

  long proposedNanos() {
    return proposedNanos;
  }

  /** Completes when the entry has been applied here, exceptionally when that will not be told. */
  CompletableFuture<Void> applied() {
    return applied;
  }

  void markAppended() {
    appended = true;
  }

  /**
   * Ends all that is still waiting: writes may yet be applied if the entry was appended, reads were
   * not answered.
   */
  void fail(ErrorCode notAppended) {
    StoreException writeFailure =
        StoreException.of(appended ? ErrorCode.LEADER_CHANGED : notAppended);
    StoreException readFailure = StoreException.of(appended ? ErrorCode.NO_LEADER : notAppended);
    writes.forEach(write -> write.fail(writeFailure));
    reads.forEach(read -> read.answer().completeExceptionally(readFailure));
    applied.completeExceptionally(writeFailure);
  }

  void failOverdue(long nowNanos) {
    for (PendingWrite write : writes) {
      if (write.isOver(nowNanos)) {
        write.fail(StoreException.of(ErrorCode.WRITE_TIMEOUT));
      }
    }
    for (BarrierRead read : reads) {
      if (read.isOver(nowNanos)) {
        read.answer().completeExceptionally(StoreException.of(ErrorCode.READ_TIMEOUT));
      }
    }
  }
}
