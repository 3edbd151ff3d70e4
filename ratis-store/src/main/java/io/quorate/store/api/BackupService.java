package io.quorate.store.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.wire.Failures;
import io.quorate.store.wire.ReadRequests;
import io.quorate.v1.BackupGrpc;
import io.quorate.v1.BackupPart;
import io.quorate.v1.BackupRequest;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * {@code quorate.v1.Backup}: a few backups at a time, each on a virtual thread of its own. A strong
 * one is not forwarded: the refusal names the leader, so that the bytes travel once. Safe for any
 * thread.
 */
final class BackupService extends BackupGrpc.BackupImplBase {

  /** Each holds a snapshot of the database, which keeps what it replaced on disk. */
  static final int BACKUPS_MAX = 2;

  private final DoorParts parts;
  private final Semaphore permits = new Semaphore(BACKUPS_MAX);

  BackupService(DoorParts parts) {
    this.parts = parts;
  }

  @Override
  public void save(BackupRequest request, StreamObserver<BackupPart> out) {
    BackupStream stream =
        new BackupStream(
            parts,
            request.getHeader(),
            (ServerCallStreamObserver<BackupPart>) out,
            permits::release);
    try {
      parts.admission().checkAddress(request.getHeader());
      ReadRequests.strongOrLocal(request.getHeader());
      start(stream);
    } catch (StoreException refused) {
      out.onError(FailureStatus.of(Failures.failure(refused)));
    }
  }

  private void start(BackupStream stream) {
    if (!permits.tryAcquire()) {
      throw StoreException.of(
          ErrorCode.RESOURCE_EXHAUSTED,
          Map.of("resource", "backups under way", "limit", Integer.toString(BACKUPS_MAX)));
    }
    try {
      parts.waiting().execute(stream);
    } catch (RejectedExecutionException stopped) {
      permits.release();
      throw StoreException.of(ErrorCode.NODE_STOPPING);
    }
  }
}
