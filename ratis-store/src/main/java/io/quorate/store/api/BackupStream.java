package io.quorate.store.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.read.ReadView;
import io.quorate.store.read.ReadView.Page;
import io.quorate.store.read.ReadView.PageLimit;
import io.quorate.store.replication.Leadership;
import io.quorate.store.wire.Backups;
import io.quorate.store.wire.Failures;
import io.quorate.store.wire.ReadRequests;
import io.quorate.v1.BackupEnd;
import io.quorate.v1.BackupHead;
import io.quorate.v1.BackupPart;
import io.quorate.v1.Level;
import io.quorate.v1.RequestHeader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One backup under way: a view is taken once, and all parts come from it, as fast as the caller
 * takes them. Belongs to the thread that runs it.
 */
final class BackupStream implements Runnable {

  private static final PageLimit PART = new PageLimit(2_000, 512 << 10);
  private static final int LEASES_PER_PART = 10_000;

  /** A caller that takes nothing for so long must not go on holding the view. */
  private static final Duration STALL_MAX = Duration.ofSeconds(60);

  private final DoorParts parts;
  private final RequestHeader request;
  private final ServerCallStreamObserver<BackupPart> out;
  private final Runnable atEnd;

  /** Released whenever the caller may have become ready, or has gone. */
  private final Semaphore changed = new Semaphore(0);

  BackupStream(
      DoorParts parts,
      RequestHeader request,
      ServerCallStreamObserver<BackupPart> out,
      Runnable atEnd) {
    this.parts = parts;
    this.request = request;
    this.out = out;
    this.atEnd = atEnd;
    out.setOnReadyHandler(changed::release);
    out.setOnCancelHandler(changed::release);
  }

  @Override
  public void run() {
    Level level = ReadRequests.strongOrLocal(request);
    try (ReadView view = view(level)) {
      if (send(view, level)) {
        out.onCompleted();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      fail(StoreException.of(ErrorCode.NODE_STOPPING));
    } catch (RuntimeException problem) {
      fail(withLeader(Problems.of(problem)));
    } finally {
      atEnd.run();
    }
  }

  private ReadView view(Level level) {
    if (level == Level.LEVEL_LOCAL) {
      return parts.replica().localView();
    }
    Duration wait = Duration.ofNanos(parts.admission().timeoutNanos(request));
    return parts.replica().strongView(wait).join();
  }

  /** Whether the caller took it to the end. */
  private boolean send(ReadView view, Level level) throws InterruptedException {
    GroupHeader header = view.header();
    GroupTime now =
        header
            .groupTime()
            .max(new GroupTime(parts.replica().status().getGroupTimeMs() * 1_000_000));
    if (!send(BackupPart.newBuilder().setHead(head(header, now, level)).build())) {
      return false;
    }
    long keys = sendEntries(view, header.revision());
    long leases = keys < 0 ? -1 : sendLeases(view, now);
    return leases >= 0
        && send(
            BackupPart.newBuilder()
                .setEnd(BackupEnd.newBuilder().setKeys(keys).setLeases(leases))
                .build());
  }

  private BackupHead head(GroupHeader header, GroupTime now, Level level) {
    return Backups.head(header, now)
        .setClusterId(parts.topology().clusterId())
        .setGroup(parts.topology().group())
        .setNode(parts.topology().self().name())
        .setLevel(level)
        .setCreatedMs(System.currentTimeMillis())
        .build();
  }

  /** How many were sent, or -1 where the caller has gone. */
  private long sendEntries(ReadView view, Revision at) throws InterruptedException {
    long sent = 0;
    Key next = Key.EMPTY;
    while (true) {
      Page page = view.page(new KeyRange(next, Key.EMPTY), PART, false, at);
      if (page.entries().isEmpty()) {
        return sent;
      }
      if (!send(Backups.entries(page.entries()))) {
        return -1;
      }
      sent += page.entries().size();
      if (!page.more()) {
        return sent;
      }
      next = page.entries().getLast().key().successor();
    }
  }

  private long sendLeases(ReadView view, GroupTime now) throws InterruptedException {
    long sent = 0;
    LeaseId last = LeaseId.NONE;
    while (true) {
      List<Lease> leases = view.leasesAfter(last, LEASES_PER_PART);
      if (leases.isEmpty()) {
        return sent;
      }
      if (!send(Backups.leases(leases, now))) {
        return -1;
      }
      sent += leases.size();
      last = leases.getLast().id();
    }
  }

  /** False where the caller has gone. */
  private boolean send(BackupPart part) throws InterruptedException {
    while (!out.isReady() && !out.isCancelled()) {
      if (!changed.tryAcquire(STALL_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
        throw StoreException.of(ErrorCode.READ_TIMEOUT, "stalled_s", STALL_MAX.toSeconds());
      }
    }
    if (out.isCancelled()) {
      return false;
    }
    out.onNext(part);
    return true;
  }

  private StoreException withLeader(StoreException failure) {
    if (failure.code() != ErrorCode.NOT_LEADER) {
      return failure;
    }
    Leadership known = parts.replica().leadership();
    return StoreException.of(
        ErrorCode.NOT_LEADER, "leader", parts.origins().here(known).getLeader());
  }

  private void fail(StoreException failure) {
    out.onError(FailureStatus.of(Failures.failure(failure)));
  }
}
