package io.quorate.store.replication;

import io.quorate.store.read.ReadView;
import java.util.concurrent.CompletableFuture;

/** A strong read that found no lease and waits for an entry proposed after it arrived. */
record BarrierRead(CompletableFuture<ReadView> answer, long deadlineNanos) {

  boolean isOver(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }
}
