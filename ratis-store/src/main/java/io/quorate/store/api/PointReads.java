package io.quorate.store.api;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import io.quorate.store.wire.ReadRequests;
import io.quorate.store.wire.ReadWriter;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.GetRequest;
import io.quorate.v1.Level;
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
 * The reads of one key that came in one message. They share one view, taken after all of them
 * arrived; under a leader lease there is one at once, and they are answered on the thread that
 * received them. Owned by that thread until it calls {@link #answer}.
 */
final class PointReads {

  private final DoorParts parts;
  private final String leader;
  private final List<Call> strong = new ArrayList<>();
  private final List<Call> local = new ArrayList<>();

  /**
   * @param leader the leading node's name as it is known, or empty
   */
  PointReads(DoorParts parts, String leader) {
    this.parts = parts;
    this.leader = leader;
  }

  void add(Call call, Level level) {
    (level == Level.LEVEL_LOCAL ? local : strong).add(call);
  }

  /** Answers all, now or when there is a view. Throws nothing. */
  void answer() {
    if (!local.isEmpty()) {
      answerLocal();
    }
    if (!strong.isEmpty()) {
      answerStrong();
    }
  }

  private void answerLocal() {
    ReadView view;
    try {
      view = parts.replica().localView();
    } catch (RuntimeException problem) {
      fail(local, problem);
      return;
    }
    answerFrom(view, local, Level.LEVEL_LOCAL);
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
      answerFrom(view.resultNow(), strong, Level.LEVEL_STRONG);
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
    answerFrom(view, strong, Level.LEVEL_STRONG);
  }

  private void answerFrom(ReadView view, List<Call> calls, Level level) {
    try (view) {
      GroupHeader header = view.header();
      Receipt receipt = Receipts.read(header.revision().number(), header.commitMicros(), level);
      Origin origin = parts.origins().of(header.incarnation(), view.term(), leader);
      for (Call call : calls) {
        answer(call, view, receipt, origin);
      }
    }
  }

  private void answer(Call call, ReadView view, Receipt receipt, Origin origin) {
    Result result;
    long bytes;
    try {
      GetRequest request = call.operation().getGet();
      Revision at = ReadRequests.at(request);
      Entry entry = parts.reads().entry(view, ReadRequests.key(request), at);
      Receipt own =
          at.number() == 0 ? receipt : receipt.toBuilder().setRevision(at.number()).build();
      result = ReadWriter.get(call.operation().getId(), own, entry);
      bytes = entry == null ? 0 : entry.key().length() + entry.value().length();
    } catch (RuntimeException refused) {
      call.failed(Problems.of(refused));
      return;
    }
    call.answerRead(result, bytes, origin);
  }

  /** The view is wanted for as long as the most patient of the reads waits. */
  private Duration longestLeft() {
    long now = System.nanoTime();
    long longest = 1;
    for (Call call : strong) {
      longest = Math.max(longest, call.deadlineNanos() - now);
    }
    return Duration.ofNanos(longest);
  }

  private static void fail(List<Call> calls, @Nullable Throwable problem) {
    calls.forEach(call -> Problems.fail(call, problem));
  }
}
