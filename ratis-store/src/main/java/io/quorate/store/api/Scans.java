package io.quorate.store.api;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.LeaseId;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.read.RangeQuery;
import io.quorate.store.read.ReadView;
import io.quorate.store.wire.ReadRequests;
import io.quorate.store.wire.ReadWriter;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.LeaseTimeToLiveRequest;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.Receipt;
import io.quorate.v1.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Answers reads of many keys, each on a virtual thread of its own and from a view of its own; a
 * bounded number at a time, and none waits for its turn. Safe for any thread.
 */
final class Scans {

  private final DoorParts parts;
  private final int scansMax;
  private final Semaphore permits;

  Scans(DoorParts parts) {
    this.parts = parts;
    this.scansMax = parts.admission().limits().scansMax();
    this.permits = new Semaphore(scansMax);
  }

  /**
   * @param leader the leading node's name as it is known, or empty
   * @throws StoreException {@code RESOURCE_EXHAUSTED} where too many are under way
   */
  void start(Call call, Level level, String leader) {
    if (!permits.tryAcquire()) {
      throw StoreException.of(
          ErrorCode.RESOURCE_EXHAUSTED,
          Map.of("resource", "scans in flight", "limit", Integer.toString(scansMax)));
    }
    try {
      parts.waiting().execute(() -> scan(call, level, leader));
    } catch (RejectedExecutionException stopped) {
      permits.release();
      throw StoreException.of(ErrorCode.NODE_STOPPING);
    }
  }

  private record Found(Result result, Origin origin) {}

  private void scan(Call call, Level level, String leader) {
    Found found;
    try (ReadView view = view(call, level)) {
      GroupHeader header = view.header();
      Origin origin = parts.origins().of(header.incarnation(), view.term(), leader);
      if (call.failedAsLate(System.nanoTime())) {
        return;
      }
      found = new Found(result(call.operation(), view, level), origin);
    } catch (RuntimeException problem) {
      Problems.fail(call, problem);
      return;
    } finally {
      permits.release();
    }
    call.answerRead(found.result(), found.result().getSerializedSize(), found.origin());
  }

  /** May wait until there is one: this is a virtual thread. */
  private ReadView view(Call call, Level level) {
    if (level == Level.LEVEL_LOCAL) {
      return parts.replica().localView();
    }
    long left = Math.max(1, call.deadlineNanos() - System.nanoTime());
    return parts.replica().strongView(Duration.ofNanos(left)).join();
  }

  private Result result(Operation operation, ReadView view, Level level) {
    GroupHeader header = view.header();
    Receipt receipt = Receipts.read(header.revision().number(), header.commitMicros(), level);
    long id = operation.getId();
    return switch (operation.getRequestCase()) {
      case RANGE -> {
        RangeQuery query = ReadRequests.query(operation.getRange());
        var answer = parts.reads().range(view, query);
        Receipt at = receipt.toBuilder().setRevision(answer.revision().number()).build();
        yield ReadWriter.range(id, at, answer, query.keysOnly());
      }
      case LEASE_TIME_TO_LIVE -> {
        LeaseTimeToLiveRequest request = operation.getLeaseTimeToLive();
        var answer = parts.reads().lease(view, new LeaseId(request.getLease()), request.getKeys());
        yield ReadWriter.timeToLive(id, receipt, answer, now(header));
      }
      case LEASE_LIST -> ReadWriter.leases(id, receipt, parts.reads().leases(view));
      default -> throw new IllegalArgumentException("not a scan: " + operation.getRequestCase());
    };
  }

  /** Group time goes on between entries; the replica knows how far it is. */
  private GroupTime now(GroupHeader header) {
    long measuredMs = parts.replica().status().getGroupTimeMs();
    return header.groupTime().max(new GroupTime(measuredMs * 1_000_000));
  }
}
