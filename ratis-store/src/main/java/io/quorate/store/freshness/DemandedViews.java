package io.quorate.store.freshness;

import io.quorate.core.freshness.Bound;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.forward.Forwarder;
import io.quorate.store.read.ProvenView;
import io.quorate.store.read.ReadDemand;
import io.quorate.store.read.ReadView;
import io.quorate.store.replication.Leadership;
import io.quorate.store.replication.Replica;
import io.quorate.store.replication.ReplicaFreshness;
import io.quorate.v1.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The views that this replica can answer reads from, with the proof of how stale they may be.
 * Nothing here blocks. Safe for any thread.
 */
public final class DemandedViews {

  /**
   * Entries that the leader has are on their way; a replica further behind than this is of no use.
   */
  private static final Duration CATCH_UP_WAIT = Duration.ofMillis(300);

  private static final String SILENT = "leader";

  private final Replica replica;
  private final ReplicaFreshness freshness;
  private final Probes probes;

  /**
   * @param forwarder the way to the leader
   * @param timer short tasks only
   */
  public DemandedViews(Replica replica, Forwarder forwarder, ScheduledExecutorService timer) {
    this.replica = replica;
    this.freshness = replica.freshness();
    this.probes = new Probes(replica, forwarder::forward, timer);
  }

  /** What this replica has, at once. The caller closes it. */
  public ProvenView here() {
    long arrivedNanos = freshness.nanos();
    boolean leased = replica.leased(); // before the view is taken
    ProvenView view = here(arrivedNanos);
    return leased ? new ProvenView(view.view(), Bound.ZERO) : view;
  }

  /** The bound counts until the read came: what it waits here makes it no staler. */
  private ProvenView here(long arrivedNanos) {
    ReadView view = replica.localView();
    return new ProvenView(view, freshness.bound(view.header().revision(), arrivedNanos));
  }

  /**
   * A read was answered with this bound: sees to it that the next ones find a fresh view. Local
   * reads, of which many may come to an idle group, cause nothing.
   */
  public void used(ReadDemand demand, Bound bound, Leadership leadership) {
    if (demand.level() == Level.LEVEL_LOCAL) {
      return;
    }
    if (!bound.equals(Bound.ZERO)) {
      probes.renew(leadership.self());
    } else if (demand.isOfNow()) {
      replica.keepLease();
    }
  }

  /**
   * A view that meets the demand, which {@link #here} did not.
   *
   * @return completes on any thread; exceptionally with {@code BOUND_NOT_PROVEN} or {@code
   *     REVISION_NOT_REACHED} where this replica has none in time, which the leader may have
   */
  public CompletableFuture<ProvenView> soon(
      ReadDemand demand, Leadership leadership, Duration left) {
    if (leadership.self()) {
      return leaders(demand, left);
    }
    long arrivedNanos = freshness.nanos();
    Duration wait = left.compareTo(CATCH_UP_WAIT) < 0 ? left : CATCH_UP_WAIT;
    CompletableFuture<Revision> needed =
        demand.isOfNow()
            ? probes.since(freshness.neededSinceNanos(demand.boundNanos(), arrivedNanos))
            : CompletableFuture.completedFuture(demand.least());
    return needed
        .handle((revision, failure) ->
            new Told(failure == null ? revision : demand.least(), failure != null))
        .thenCompose(told ->
            reached(later(told.revision(), demand.least()), wait)
                .thenApply(done -> meeting(demand, arrivedNanos, told.silent())));
  }

  /** What the leader said that this replica needs, if it said something. */
  private record Told(Revision revision, boolean silent) {}

  /** Whether a read failed here because the leader did not answer. */
  public static boolean leaderWasSilent(StoreException why) {
    return why.context().containsKey(SILENT);
  }

  private static Revision later(Revision one, Revision other) {
    return one.isBefore(other) ? other : one;
  }

  private CompletableFuture<Void> reached(Revision revision, Duration wait) {
    return freshness
        .reached(revision)
        .completeOnTimeout(null, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  private ProvenView meeting(ReadDemand demand, long arrivedNanos, boolean silent) {
    ProvenView view = here(arrivedNanos);
    try {
      if (demand.isMetBy(view.header(), view.bound())) {
        return view;
      }
      throw demand.isOfNow() && demand.knows(view.header())
          ? unproven(demand.boundNanos(), view.bound(), silent)
          : behind(view, demand);
    } catch (RuntimeException unmet) {
      view.close();
      throw unmet;
    }
  }

  private static StoreException unproven(long askedNanos, Bound reached, boolean silent) {
    Map<String, String> context = new HashMap<>();
    context.put("asked", text(askedNanos));
    context.put("reached", text(reached));
    if (silent) {
      context.put(SILENT, "did not answer");
    }
    return StoreException.of(ErrorCode.BOUND_NOT_PROVEN, context);
  }

  /** How stale a view of this replica may be, for people. */
  public static String text(Bound bound) {
    return bound.isProven() ? text(bound.nanos()) : "nothing is proven";
  }

  /** A bound, for people. */
  public static String text(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) + "ms";
  }

  private static StoreException behind(ProvenView view, ReadDemand demand) {
    return StoreException.of(
        ErrorCode.REVISION_NOT_REACHED,
        Map.of(
            "reached", view.header().revision().toString(), "needed", demand.least().toString()));
  }

  /**
   * What the leader shows misses nothing. Where a token knows more, or a time has not passed yet in
   * the log, an entry settles it.
   */
  private CompletableFuture<ProvenView> leaders(ReadDemand demand, Duration left) {
    return replica
        .strongView(left)
        .thenCompose(view -> {
          if (demand.knows(view.header()) && demand.isPast(view.header())) {
            return CompletableFuture.completedFuture(view);
          }
          view.close();
          return replica.barrierView(left);
        })
        .thenApply(view -> provenBy(view, demand));
  }

  private static ProvenView provenBy(ReadView view, ReadDemand demand) {
    GroupHeader header = view.header();
    if (demand.knows(header) && demand.isPast(header)) {
      return new ProvenView(view, Bound.ZERO);
    }
    view.close();
    throw demand.knows(header)
        ? StoreException.of(ErrorCode.TIME_IN_FUTURE, "clock_micros", header.commitMicros())
        : StoreException.of(
            ErrorCode.REVISION_IN_FUTURE,
            Map.of("asked", demand.least().toString(), "reached", header.revision().toString()));
  }
}
