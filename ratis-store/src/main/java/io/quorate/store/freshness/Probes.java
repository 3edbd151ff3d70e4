package io.quorate.store.freshness;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.freshness.Probe.Answer;
import io.quorate.store.read.ReadView;
import io.quorate.store.replication.Leadership;
import io.quorate.store.replication.Replica;
import io.quorate.store.replication.ReplicaFreshness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the leader how far the group is, for all reads of this replica that need to know. Only reads
 * make it ask: an idle group's replica is silent. Safe for any thread.
 *
 * <ol>
 *   <li>A read joins a question that was sent late enough for it; else the next one, which leaves
 *       at once, or {@link #SPACING} after the one before. So there are at most {@code TIMEOUT /
 *       SPACING} under way, however many reads wait and however far the leader is.
 *   <li>Questions travel with what the node forwards, over one stream for each pair of nodes.
 * </ol>
 */
public final class Probes {

  /** A round trip to the other side of the world, and then some. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final Duration SPACING = Duration.ofMillis(2);

  /** So often a replica that is read renews its proof, so that reads find a fresh one. */
  private static final Duration RENEWAL = Duration.ofMillis(100);

  /** At a leader without authority a question costs an entry. */
  private static final Duration RENEWAL_BY_ENTRY = Duration.ofSeconds(1);

  /** A question and when it was sent. */
  private record Sent(long sentNanos, CompletableFuture<Revision> answer) {}

  private final Replica replica;
  private final ReplicaFreshness freshness;
  private final BiConsumer<String, Probe> way;
  private final ScheduledExecutorService timer;

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private @Nullable CompletableFuture<Revision> next;
  private volatile long lastSentNanos;

  /**
   * @param way takes a question to the leader of this name
   * @param timer short tasks only
   */
  Probes(Replica replica, BiConsumer<String, Probe> way, ScheduledExecutorService timer) {
    this.replica = replica;
    this.freshness = replica.freshness();
    this.way = way;
    this.timer = timer;
    this.lastSentNanos = freshness.nanos() - RENEWAL_BY_ENTRY.toNanos();
  }

  /**
   * A question sent at this time or later.
   *
   * @param sinceNanos by the replica's clock, not in the future
   * @return completes with the leader's revision once the proof is noted; exceptionally where the
   *     leader did not answer
   */
  CompletableFuture<Revision> since(long sinceNanos) {
    Sent sent;
    synchronized (this) {
      for (Sent known : underWay) {
        if (known.sentNanos >= sinceNanos) {
          return known.answer;
        }
      }
      if (next != null) {
        return next;
      }
      long waitNanos = lastSentNanos + SPACING.toNanos() - freshness.nanos();
      if (!underWay.isEmpty() && waitNanos > 0) {
        return later(waitNanos);
      }
      sent = depart(new CompletableFuture<>());
    }
    ask(sent);
    return sent.answer;
  }

  /** Renews the proof in the background, if that was not done a moment ago. */
  void renew(boolean leads) {
    Duration pause = leads ? RENEWAL_BY_ENTRY : RENEWAL;
    long now = freshness.nanos();
    if (now - lastSentNanos >= pause.toNanos()) {
      var unused = since(now);
    }
  }

  private CompletableFuture<Revision> later(long waitNanos) {
    CompletableFuture<Revision> answer = new CompletableFuture<>();
    next = answer;
    try {
      var unused = timer.schedule(this::sendNext, waitNanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      next = null;
      answer.completeExceptionally(StoreException.of(ErrorCode.NODE_STOPPING));
    }
    return answer;
  }

  private void sendNext() {
    Sent sent;
    synchronized (this) {
      CompletableFuture<Revision> waiting = next;
      if (waiting == null) {
        return;
      }
      next = null;
      sent = depart(waiting);
    }
    ask(sent);
  }

  /** Notes the time before anything leaves. */
  private Sent depart(CompletableFuture<Revision> answer) {
    Sent sent = new Sent(freshness.nanos(), answer);
    lastSentNanos = sent.sentNanos;
    underWay.add(sent);
    return sent;
  }

  private void ask(Sent sent) {
    Leadership leadership = replica.leadership();
    CompletableFuture<Answer> answer;
    if (leadership.self()) {
      answer = replica.strongView(TIMEOUT).thenApply(Probes::answerOf);
    } else if (leadership.leader().isEmpty()) {
      answer = CompletableFuture.failedFuture(StoreException.of(ErrorCode.NO_LEADER));
    } else {
      Probe probe = new Probe(TIMEOUT);
      answer = probe.answer();
      way.accept(leadership.leader(), probe);
    }
    var unused = answer.whenComplete((known, failure) -> answered(sent, known, failure));
  }

  private static Answer answerOf(ReadView leaders) {
    try (leaders) {
      return new Answer(leaders.header().incarnation(), leaders.header().revision());
    }
  }

  private void answered(Sent sent, @Nullable Answer known, @Nullable Throwable failure) {
    synchronized (this) {
      underWay.remove(sent);
    }
    GroupHeader here;
    try (ReadView view = replica.localView()) {
      here = view.header();
    } catch (RuntimeException closed) {
      sent.answer.completeExceptionally(closed);
      return;
    }
    if (known == null) {
      freshness.unanswered(sent.sentNanos, here.revision());
      sent.answer.completeExceptionally(
          failure == null ? StoreException.of(ErrorCode.NO_LEADER) : failure);
    } else if (known.incarnation() != here.incarnation()) {
      sent.answer.completeExceptionally(
          StoreException.of(ErrorCode.INCARNATION_OVER, "leader", known.incarnation()));
    } else {
      freshness.answered(sent.sentNanos, known.revision(), here.revision());
      sent.answer.complete(known.revision());
    }
  }
}
