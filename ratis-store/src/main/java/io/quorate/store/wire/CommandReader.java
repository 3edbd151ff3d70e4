package io.quorate.store.wire;

import io.quorate.core.command.Command;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.model.StoreException;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.Operation;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.SessionRef;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * From requests that write to what the log is asked. Refuses with {@code REQUEST_MALFORMED} what
 * has no meaning; sizes are admission's.
 */
public final class CommandReader {

  private CommandReader() {}

  /**
   * @throws StoreException {@code REQUEST_MALFORMED} with the field
   */
  public static Submission submission(Operation operation, RequestHeader header) {
    Command command = command(operation);
    boolean stamped = !(command instanceof Command.SessionOpen);
    return new Submission(stamped ? stamp(header) : null, command);
  }

  private static Command command(Operation operation) {
    return switch (operation.getRequestCase()) {
      case PUT -> put(operation.getPut());
      case DELETE -> delete(operation.getDelete());
      case TXN -> TxnReader.txn(operation.getTxn());
      case COMPACT ->
          new Command.Compact(revision("compact.revision", operation.getCompact().getRevision()));
      case LEASE_GRANT -> new Command.LeaseGrant(ttlNanos(operation.getLeaseGrant().getTtlMs()));
      case LEASE_KEEP_ALIVE ->
          new Command.LeaseKeepAlive(new LeaseId(operation.getLeaseKeepAlive().getLease()));
      case LEASE_REVOKE ->
          new Command.LeaseRevoke(new LeaseId(operation.getLeaseRevoke().getLease()));
      case SESSION_OPEN -> new Command.SessionOpen();
      case SESSION_CLOSE ->
          new Command.SessionClose(new SessionId(operation.getSessionClose().getSession()));
      case GET, RANGE, LEASE_TIME_TO_LIVE, LEASE_LIST, STATUS, PROBE ->
          throw new IllegalArgumentException("not a write: " + operation.getRequestCase());
      case REQUEST_NOT_SET -> throw Headers.noRequest();
    };
  }

  static Command.Put put(PutRequest request) {
    return new Command.Put(
        Bytes.key(request.getKey()),
        Bytes.value(request.getValue()),
        request.getLease() == 0 ? LeaseId.NONE : new LeaseId(request.getLease()),
        request.getReturnPrevious());
  }

  static Command.Delete delete(DeleteRequest request) {
    KeyRange range =
        switch (request.getTargetCase()) {
          case KEY -> KeyRange.single(Bytes.key(request.getKey()));
          case RANGE -> range(request.getRange());
          case TARGET_NOT_SET -> throw Malformed.field("delete.target", "give a key or a range");
        };
    return new Command.Delete(range, request.getReturnPrevious());
  }

  static KeyRange range(io.quorate.v1.KeyRange range) {
    return Bytes.range(range.getStart(), range.getEnd());
  }

  /** A revision, which the wire holds unsigned. */
  static Revision revision(String field, long number) {
    if (number < 0) {
      throw Malformed.field(field, "a revision is at most " + Long.MAX_VALUE);
    }
    return new Revision(number);
  }

  /** Saturates: what is too long for nanoseconds is refused by the core as out of range. */
  private static long ttlNanos(long ttlMs) {
    return ttlMs < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(ttlMs);
  }

  private static @Nullable SessionStamp stamp(RequestHeader header) {
    SessionRef ref = header.getSession();
    if (ref.getSession() == 0) {
      return null;
    }
    if (ref.getSequence() <= 0) {
      throw Malformed.field("header.session.sequence", "sequences count from 1");
    }
    if (ref.getFirstIncomplete() < 0 || ref.getFirstIncomplete() > ref.getSequence()) {
      throw Malformed.field("header.session.first_incomplete", "it is above the sequence");
    }
    return new SessionStamp(
        new SessionId(ref.getSession()), ref.getSequence(), ref.getFirstIncomplete());
  }
}
