package io.quorate.store.replication;

import io.quorate.core.command.Submission;
import io.quorate.model.StoreException;
import java.util.concurrent.CompletableFuture;

/** A submission that waits to be proposed, or for its entry to be applied. */
final class PendingWrite {

  private final Submission submission;
  private final int bytes;
  private final long deadlineNanos;
  private final CompletableFuture<Applied> answer = new CompletableFuture<>();

  /**
   * @param bytes what it adds to an entry, roughly
   * @param deadlineNanos by {@code System.nanoTime}
   */
  PendingWrite(Submission submission, int bytes, long deadlineNanos) {
    this.submission = submission;
    this.bytes = bytes;
    this.deadlineNanos = deadlineNanos;
  }

  Submission submission() {
    return submission;
  }

  int bytes() {
    return bytes;
  }

  CompletableFuture<Applied> answer() {
    return answer;
  }

  boolean isOver(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }

  void fail(StoreException failure) {
    answer.completeExceptionally(failure);
  }
}
