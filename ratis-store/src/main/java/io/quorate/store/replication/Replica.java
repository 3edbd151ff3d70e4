package io.quorate.store.replication;

import io.quorate.core.command.Submission;
import io.quorate.model.StoreException;
import io.quorate.store.read.ReadView;
import io.quorate.v1.ReplicaStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** This node's replica of one group, as the layers above see it. Safe for any thread. */
public interface Replica {

  /**
   * Proposes a command and answers when it has been applied here. Only the leader can.
   *
   * @return completes with the applied outcome, or exceptionally with a {@link StoreException}:
   *     {@code NOT_LEADER}, {@code RESOURCE_EXHAUSTED}, {@code NODE_STOPPING} or {@code DISK_FULL}
   *     where nothing was proposed; {@code LEADER_CHANGED} or {@code WRITE_TIMEOUT} where the
   *     command may yet be applied
   */
  CompletableFuture<Applied> submit(Submission submission, Duration timeout);

  /**
   * A view of the data that includes every write acknowledged anywhere before this call. Only the
   * leader has it. The caller closes the view.
   *
   * @return completes at once while the leader lease holds, else after a barrier; exceptionally
   *     with {@code NOT_LEADER}, {@code GATE_CLOSED} or {@code READ_TIMEOUT}
   */
  CompletableFuture<ReadView> strongView(Duration timeout);

  /**
   * As {@link #strongView}, and always after a barrier: it shows all that any replica has shown
   * before this call.
   */
  CompletableFuture<ReadView> barrierView(Duration timeout);

  /** Whether a view that is taken after this call misses no write acknowledged before it. */
  boolean leased();

  /** Reads go by the lease: renews it in the background once half of it is over. */
  void keepLease();

  /** How far this replica is, and how fresh. */
  ReplicaFreshness freshness();

  /** A view of the data as this replica has it: a consistent prefix. The caller closes the view. */
  ReadView localView();

  Leadership leadership();

  ReplicaStatus status();

  /** Whether strong reads are tried here though another replica leads: never. */
  default boolean readsWithoutLeading() {
    return false;
  }
}
