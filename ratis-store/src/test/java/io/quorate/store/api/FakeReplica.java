package io.quorate.store.api;

import io.quorate.core.command.Command;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.DriftBound;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.read.ReadView;
import io.quorate.store.replication.Applied;
import io.quorate.store.replication.Leadership;
import io.quorate.store.replication.Replica;
import io.quorate.store.replication.ReplicaFreshness;
import io.quorate.store.safeguard.Safeguards;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A replica in memory. It leads unless told otherwise, applies at once unless held, and has a view
 * at once unless told to wait.
 */
final class FakeReplica implements Replica {

  private record Held(Submission submission, CompletableFuture<Applied> answer) {}

  final FakeState state;
  final AtomicInteger openViews = new AtomicInteger();
  final AtomicInteger strongViews = new AtomicInteger();
  final AtomicInteger submissions = new AtomicInteger();
  private final ReplicaFreshness freshness =
      new ReplicaFreshness(System::nanoTime, new DriftBound(0), Safeguards.ALL_ON);
  private final Queue<Held> held = new ConcurrentLinkedQueue<>();
  private volatile Leadership leadership;
  private volatile boolean holds;

  /** 0 is what a program says that does not know the field. */
  volatile int versionUnderstood;

  private volatile int releasedAt = Integer.MAX_VALUE;
  private volatile @Nullable StoreException refusal;
  private volatile @Nullable CompletableFuture<Void> viewsAfter;
  private volatile Executor apply = Runnable::run;

  FakeReplica(String name) {
    this(name, new FakeState(true));
  }

  FakeReplica(String name, FakeState state) {
    this.state = state;
    leadership = new Leadership(true, name, 3);
  }

  /** Follows {@code leader}, or nobody where that is empty. */
  void follow(String leader) {
    leadership = new Leadership(false, leader, 3);
  }

  void lead(String self, long term) {
    leadership = new Leadership(true, self, term);
  }

  /** From now on writes wait for {@link #release}. */
  void hold() {
    holds = true;
  }

  /** Holds back writes until there are {@code count}; the last one releases all, on its thread. */
  void holdUntil(int count) {
    releasedAt = count;
    holds = true;
  }

  int heldCount() {
    return held.size();
  }

  /** Applies what was held, and holds no more. */
  void release() {
    holds = false;
    for (Held next = held.poll(); next != null; next = held.poll()) {
      next.answer().complete(applied(next.submission()));
    }
  }

  void refuse(ErrorCode code) {
    refusal = StoreException.of(code);
  }

  void refuseNothing() {
    refusal = null;
  }

  /** Strong views are there once {@code ready} completes. */
  void viewsAfter(CompletableFuture<Void> ready) {
    viewsAfter = ready;
  }

  /** Applies on {@code thread} from now on. */
  void applyOn(Executor thread) {
    apply = thread;
  }

  @Override
  public CompletableFuture<Applied> submit(Submission submission, Duration timeout) {
    submissions.incrementAndGet();
    StoreException refused = refusal;
    if (refused != null) {
      return CompletableFuture.failedFuture(refused);
    }
    CompletableFuture<Applied> answer = new CompletableFuture<>();
    if (holds) {
      held.add(new Held(submission, answer));
      if (held.size() >= releasedAt) {
        release();
      }
    } else {
      apply.execute(() -> answer.complete(applied(submission)));
    }
    return answer;
  }

  private Applied applied(Submission submission) {
    Outcome outcome = state.apply(submission.command());
    freshness.applied(state.revision);
    return new Applied(outcome, leadership.term(), FakeView.COMMIT_MICROS);
  }

  /** Applies what another replica leads with. */
  void replicate(Command command) {
    state.apply(command);
    freshness.applied(state.revision);
  }

  @Override
  public CompletableFuture<ReadView> strongView(Duration timeout) {
    strongViews.incrementAndGet();
    StoreException refused = refusal;
    if (refused != null) {
      return CompletableFuture.failedFuture(refused);
    }
    CompletableFuture<Void> ready = viewsAfter;
    return ready == null
        ? CompletableFuture.completedFuture(localView())
        : ready.thenApply(done -> localView());
  }

  @Override
  public CompletableFuture<ReadView> barrierView(Duration timeout) {
    return strongView(timeout);
  }

  @Override
  public boolean leased() {
    return leadership.self() && viewsAfter == null;
  }

  @Override
  public void keepLease() {}

  @Override
  public ReplicaFreshness freshness() {
    return freshness;
  }

  @Override
  public ReadView localView() {
    openViews.incrementAndGet();
    return FakeView.of(state, leadership.term(), openViews::decrementAndGet);
  }

  @Override
  public Leadership leadership() {
    return leadership;
  }

  @Override
  public ReplicaStatus status() {
    return ReplicaStatus.newBuilder()
        .setGroup("g")
        .setIncarnation(1)
        .setRole(leadership.self() ? Role.ROLE_LEADER : Role.ROLE_FOLLOWER)
        .setTerm(leadership.term())
        .setRevision(state.revision.number())
        .setLeaderNode(leadership.leader())
        .setVersionUnderstood(versionUnderstood)
        .build();
  }
}
