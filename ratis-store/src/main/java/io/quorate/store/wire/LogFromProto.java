package io.quorate.store.wire;

import com.google.protobuf.ByteString;
import io.quorate.core.command.Command;
import io.quorate.core.command.Compare;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import io.quorate.log.v1.CompareProto;
import io.quorate.log.v1.DeleteProto;
import io.quorate.log.v1.EntryProto;
import io.quorate.log.v1.PutProto;
import io.quorate.log.v1.ReadProto;
import io.quorate.log.v1.StepProto;
import io.quorate.log.v1.SubmissionProto;
import io.quorate.log.v1.TxnProto;
import java.util.ArrayList;
import java.util.List;

/** From the log's messages to the core's words. */
final class LogFromProto {

  private LogFromProto() {}

  static LogEntry entry(EntryProto proto) {
    List<Submission> submissions = new ArrayList<>(proto.getSubmissionsCount());
    for (SubmissionProto submission : proto.getSubmissionsList()) {
      submissions.add(submission(submission));
    }
    EntryStamp stamp =
        new EntryStamp(
            new GroupTime(proto.getGroupTimeNanos()),
            proto.getCommitMicros(),
            proto.getLeaderLeaseNanos(),
            proto.getRelease());
    return new LogEntry(stamp, submissions);
  }

  private static Submission submission(SubmissionProto proto) {
    SessionStamp stamp =
        proto.getSession() == 0
            ? null
            : new SessionStamp(
                new SessionId(proto.getSession()), proto.getSequence(), proto.getFirstIncomplete());
    return new Submission(stamp, command(proto));
  }

  private static Command command(SubmissionProto proto) {
    return switch (proto.getCommandCase()) {
      case PUT -> put(proto.getPut());
      case DELETE -> delete(proto.getDelete());
      case TXN -> txn(proto.getTxn());
      case COMPACT -> new Command.Compact(new Revision(proto.getCompact().getBelow()));
      case LEASE_GRANT -> new Command.LeaseGrant(proto.getLeaseGrant().getTtlNanos());
      case LEASE_KEEP_ALIVE ->
          new Command.LeaseKeepAlive(new LeaseId(proto.getLeaseKeepAlive().getLease()));
      case LEASE_REVOKE -> new Command.LeaseRevoke(new LeaseId(proto.getLeaseRevoke().getLease()));
      case EXPIRE -> new Command.Expire(new GroupTime(proto.getExpire().getNoticedNanos()));
      case SESSION_OPEN -> new Command.SessionOpen();
      case SESSION_CLOSE ->
          new Command.SessionClose(new SessionId(proto.getSessionClose().getSession()));
      case RAISE_CLUSTER_VERSION ->
          new Command.RaiseClusterVersion(proto.getRaiseClusterVersion().getVersion());
      case COMMAND_NOT_SET ->
          throw new LogFormatException("a command that this version does not know");
    };
  }

  private static Command.Put put(PutProto proto) {
    return new Command.Put(
        key(proto.getKey()),
        value(proto.getValue()),
        new LeaseId(proto.getLease()),
        proto.getReturnPrevious());
  }

  private static Command.Delete delete(DeleteProto proto) {
    return new Command.Delete(range(proto.getStart(), proto.getEnd()), proto.getReturnPrevious());
  }

  private static Command.Read read(ReadProto proto) {
    return new Command.Read(
        range(proto.getStart(), proto.getEnd()),
        proto.getLimit(),
        proto.getDescending(),
        proto.getKeysOnly(),
        proto.getCountOnly());
  }

  private static Command.Txn txn(TxnProto proto) {
    return new Command.Txn(
        proto.getComparesList().stream().map(LogFromProto::compare).toList(),
        proto.getThenList().stream().map(LogFromProto::step).toList(),
        proto.getOrElseList().stream().map(LogFromProto::step).toList());
  }

  private static Command.TxnStep step(StepProto proto) {
    return switch (proto.getStepCase()) {
      case PUT -> put(proto.getPut());
      case DELETE -> delete(proto.getDelete());
      case READ -> read(proto.getRead());
      case STEP_NOT_SET -> throw new LogFormatException("a step that this version does not know");
    };
  }

  private static Compare compare(CompareProto proto) {
    Compare.Relation relation =
        switch (proto.getRelation()) {
          case 0 -> Compare.Relation.EQUAL;
          case 1 -> Compare.Relation.NOT_EQUAL;
          case 2 -> Compare.Relation.LESS;
          case 3 -> Compare.Relation.GREATER;
          default -> throw new LogFormatException("a relation that this version does not know");
        };
    Compare.Target target =
        switch (proto.getTargetCase()) {
          case CREATE_REVISION -> new Compare.Target.CreateRevision(proto.getCreateRevision());
          case MOD_REVISION -> new Compare.Target.ModRevision(proto.getModRevision());
          case VERSION -> new Compare.Target.Version(proto.getVersion());
          case VALUE -> new Compare.Target.ValueBytes(value(proto.getValue()));
          case LEASE -> new Compare.Target.Lease(proto.getLease());
          case TARGET_NOT_SET ->
              throw new LogFormatException("a comparison that this version does not know");
        };
    return new Compare(key(proto.getKey()), relation, target);
  }

  private static KeyRange range(ByteString start, ByteString end) {
    return new KeyRange(key(start), key(end));
  }

  private static Key key(ByteString bytes) {
    return new Key(bytes.toByteArray());
  }

  private static Value value(ByteString bytes) {
    return new Value(bytes.toByteArray());
  }
}
