package io.quorate.store.api;

import io.quorate.core.freshness.Bound;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.LeaseId;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.freshness.DemandedViews;
import io.quorate.store.read.ProvenView;
import io.quorate.store.read.RangeQuery;
import io.quorate.store.read.ReadDemand;
import io.quorate.store.read.ReadView;
import io.quorate.store.replication.Leadership;
import io.quorate.store.wire.ReadRequests;
import io.quorate.store.wire.ReadWriter;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.LeaseTimeToLiveRequest;
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
  private final OperationPath path;
  private final DemandedViews views;
  private final int scansMax;
  private final Semaphore permits;

  Scans(DoorParts parts, OperationPath path, DemandedViews views) {
    this.parts = parts;
    this.path = path;
    this.views = views;
    this.scansMax = parts.admission().limits().scansMax();
    this.permits = new Semaphore(scansMax);
  }

  /**
   * @throws StoreException {@code RESOURCE_EXHAUSTED} where too many are under way
   */
  void start(Call call, Leadership leadership) {
    if (!permits.tryAcquire()) {
      throw StoreException.of(
          ErrorCode.RESOURCE_EXHAUSTED,
          Map.of("resource", "scans in flight", "limit", Integer.toString(scansMax)));
    }
    try {
      parts.waiting().execute(() -> scan(call, leadership));
    } catch (RejectedExecutionException stopped) {
      permits.release();
      throw StoreException.of(ErrorCode.NODE_STOPPING);
    }
  }

  private record Found(Result result, Origin origin) {}

  private void scan(Call call, Leadership leadership) {
    Found found;
    try (ProvenView view = view(call, leadership)) {
      int incarnation = view.header().incarnation();
      Origin origin = parts.origins().of(incarnation, view.view().term(), leadership.leader());
      if (call.failedAsLate(System.nanoTime())) {
        return;
      }
      found = new Found(result(call, view), origin);
    } catch (RuntimeException problem) {
      path.unmet(call, problem, leadership);
      return;
    } finally {
      permits.release();
    }
    call.answerRead(found.result(), found.result().getSerializedSize(), found.origin());
  }

  /** May wait until there is one: this is a virtual thread. */
  private ProvenView view(Call call, Leadership leadership) {
    ReadDemand demand = call.demand();
    Duration left = Duration.ofNanos(Math.max(1, call.deadlineNanos() - System.nanoTime()));
    boolean leads = leadership.self() || parts.replica().readsWithoutLeading();
    if (demand.isStrong() && demand.least().number() == 0 && leads) {
      return new ProvenView(parts.replica().strongView(left).join(), Bound.ZERO);
    }
    ProvenView here = views.here();
    boolean met = false;
    try {
      met = demand.isMetBy(here.header(), here.bound());
    } finally {
      if (!met) {
        here.close();
      }
    }
    if (!met) {
      return views.soon(demand, leadership, left).join();
    }
    views.used(demand, here.bound(), leadership);
    return here;
  }

  private Result result(Call call, ProvenView proven) {
    Operation operation = call.operation();
    ReadView view = proven.view();
    GroupHeader header = view.header();
    Receipt receipt =
        Receipts.read(
            header.revision().number(),
            header.commitMicros(),
            call.demand().level(),
            proven.bound());
    long id = operation.getId();
    return switch (operation.getRequestCase()) {
      case RANGE -> {
        RangeQuery query = ReadRequests.query(operation.getRange(), call.demand().revisionIn(view));
        var answer = parts.reads().range(view, query);
        Receipt at = query.at().number() == 0 ? receipt : Receipts.ofPast(receipt, query.at());
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
