package io.quorate.store.api;

import io.quorate.core.freshness.Bound;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Revision;
import io.quorate.store.freshness.DemandedViews;
import io.quorate.store.read.ProvenView;
import io.quorate.store.read.ReadDemand;
import io.quorate.store.read.ReadView;
import io.quorate.store.replication.Leadership;
import io.quorate.store.wire.ReadRequests;
import io.quorate.store.wire.ReadWriter;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.Receipt;
import io.quorate.v1.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one key that came in one message. The strong ones share one view, taken after all of
 * them arrived; under a leader lease there is one at once, and they are answered on the thread that
 * received them. So are the others where what this replica has meets what they demand. Owned by
 * that thread until it calls {@link #answer}.
 */
final class PointReads {

  private final DoorParts parts;
  private final OperationPath path;
  private final DemandedViews views;
  private final Leadership leadership;
  private final List<Call> strong = new ArrayList<>();
  private final List<Call> others = new ArrayList<>();

  PointReads(DoorParts parts, OperationPath path, DemandedViews views, Leadership leadership) {
    this.parts = parts;
    this.path = path;
    this.views = views;
    this.leadership = leadership;
  }

  void add(Call call) {
    ReadDemand demand = call.demand();
    boolean plain =
        demand.isStrong()
            && demand.least().number() == 0
            && (leadership.self() || parts.replica().readsWithoutLeading());
    (plain ? strong : others).add(call);
  }

  /** Answers all, now or when there is a view. Throws nothing. */
  void answer() {
    if (!others.isEmpty()) {
      answerHere();
    }
    if (!strong.isEmpty()) {
      answerStrong();
    }
  }

  private void answerHere() {
    ProvenView view;
    try {
      view = views.here();
    } catch (RuntimeException problem) {
      others.forEach(call -> Problems.fail(call, problem));
      return;
    }
    List<Call> unmet = new ArrayList<>();
    ReadDemand keenest = others.getFirst().demand();
    try (view) {
      Origin origin = origin(view.view());
      for (Call call : others) {
        try {
          if (call.demand().isMetBy(view.header(), view.bound())) {
            keenest = keenest.keener(call.demand());
            answer(call, view, origin);
          } else {
            unmet.add(call);
          }
        } catch (RuntimeException refused) {
          call.failed(Problems.of(refused));
        }
      }
    }
    unmet.forEach(this::answerSoon);
    views.used(keenest, view.bound(), leadership);
  }

  private void answerSoon(Call call) {
    var unused =
        views
            .soon(call.demand(), leadership, left(call))
            .whenCompleteAsync(
                (view, problem) -> {
                  if (view == null) {
                    path.unmet(call, problem, leadership);
                  } else if (!call.failedAsLate(System.nanoTime())) {
                    answerFrom(view, List.of(call));
                  } else {
                    view.close();
                  }
                },
                parts.waiting());
  }

  private void answerStrong() {
    CompletableFuture<ReadView> view;
    try {
      view = parts.replica().strongView(longestLeft());
    } catch (RuntimeException problem) {
      fail(strong, problem);
      return;
    }
    if (view.state() == State.SUCCESS) {
      answerFrom(new ProvenView(view.resultNow(), Bound.ZERO), strong);
    } else {
      var unused = view.whenCompleteAsync(this::answerLater, parts.waiting());
    }
  }

  private void answerLater(@Nullable ReadView view, @Nullable Throwable problem) {
    if (view == null) {
      fail(strong, problem);
      return;
    }
    long now = System.nanoTime();
    strong.removeIf(call -> call.failedAsLate(now));
    answerFrom(new ProvenView(view, Bound.ZERO), strong);
  }

  private void answerFrom(ProvenView view, List<Call> calls) {
    try (view) {
      Origin origin = origin(view.view());
      Receipt receipt = receipt(view, Level.LEVEL_STRONG);
      for (Call call : calls) {
        if (call.demand().isStrong()) {
          answer(call, view.view(), receipt, origin);
        } else {
          answer(call, view, origin);
        }
      }
    }
  }

  private Origin origin(ReadView view) {
    return parts.origins().of(view.header().incarnation(), view.term(), leadership.leader());
  }

  private static Receipt receipt(ProvenView view, Level level) {
    GroupHeader header = view.header();
    return Receipts.read(header.revision().number(), header.commitMicros(), level, view.bound());
  }

  private void answer(Call call, ProvenView view, Origin origin) {
    answer(call, view.view(), receipt(view, call.demand().level()), origin);
  }

  private void answer(Call call, ReadView view, Receipt receipt, Origin origin) {
    Operation operation = call.operation();
    Result result;
    long bytes = 0;
    try {
      if (operation.hasProbe()) {
        result = ReadWriter.probe(operation.getId(), receipt);
      } else {
        Revision at = call.demand().revisionIn(view);
        Entry entry = parts.reads().entry(view, ReadRequests.key(operation.getGet()), at);
        Receipt own = at.number() == 0 ? receipt : Receipts.ofPast(receipt, at);
        result = ReadWriter.get(operation.getId(), own, entry);
        bytes = entry == null ? 0 : entry.key().length() + entry.value().length();
      }
    } catch (RuntimeException refused) {
      call.failed(Problems.of(refused));
      return;
    }
    call.answerRead(result, bytes, origin);
  }

  /** The view is wanted for as long as the most patient of the reads waits. */
  private Duration longestLeft() {
    Duration longest = Duration.ZERO;
    for (Call call : strong) {
      Duration left = left(call);
      longest = left.compareTo(longest) > 0 ? left : longest;
    }
    return longest;
  }

  private static Duration left(Call call) {
    return Duration.ofNanos(Math.max(1, call.deadlineNanos() - System.nanoTime()));
  }

  private static void fail(List<Call> calls, @Nullable Throwable problem) {
    calls.forEach(call -> Problems.fail(call, problem));
  }
}
