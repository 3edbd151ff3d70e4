package io.quorate.store.replication;

import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import io.quorate.store.upkeep.Upkept;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Whichever replica runs in one place of the trio; it leads only while one runs. */
record CurrentReplica(ReplicaTrio trio, int place) implements Upkept {

  @Override
  public boolean leads() {
    return trio.runs(place) && trio.replica(place).leads();
  }

  @Override
  public GroupTime now() {
    return trio.replica(place).now();
  }

  @Override
  public GroupTime expiryDue() {
    return trio.replica(place).expiryDue();
  }

  @Override
  public Revision revision() {
    return trio.replica(place).revision();
  }

  @Override
  public int clusterVersion() {
    return trio.replica(place).clusterVersion();
  }

  @Override
  public CompletableFuture<Applied> submit(Submission submission, Duration timeout) {
    return trio.replica(place).submit(submission, timeout);
  }
}
