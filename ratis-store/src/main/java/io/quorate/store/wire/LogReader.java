package io.quorate.store.wire;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Compare.Relation;
import io.quorate.core.command.Compare.Target;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
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
import org.jspecify.annotations.Nullable;

/** From the protobuf form of log entries to the core. */
final class LogReader {

  private LogReader() {}

  static LogEntry entry(EntryProto proto) {
    EntryStamp stamp =
        new EntryStamp(
            new GroupTime(proto.getGroupTimeNanos()),
            proto.getCommitMicros(),
            proto.getLeaderLeaseNanos(),
            proto.getRelease());
    List<Submission> submissions = new ArrayList<>(proto.getSubmissionsCount());
    for (SubmissionProto submission : proto.getSubmissionsList()) {
      submissions.add(new Submission(stamp(submission), command(submission)));
    }
    return new LogEntry(stamp, submissions);
  }

  private static @Nullable SessionStamp stamp(SubmissionProto proto) {
    return proto.getSession() == 0
        ? null
        : new SessionStamp(
            new SessionId(proto.getSession()), proto.getSequence(), proto.getFirstIncomplete());
  }

  private static Command command(SubmissionProto proto) {
    return switch (proto.getCommandCase()) {
      case PUT -> put(proto.getPut());
      case DELETE -> delete(proto.getDelete());
      case TXN -> txn(proto.getTxn());
      case COMPACT -> new Command.Compact(revision(proto.getCompact().getBelow()));
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
      case COMMAND_NOT_SET -> throw new CorruptEntryException("a submission without a command");
    };
  }

  private static Command.Put put(PutProto proto) {
    return new Command.Put(
        Bytes.key(proto.getKey()),
        Bytes.value(proto.getValue()),
        new LeaseId(proto.getLease()),
        proto.getReturnPrevious());
  }

  private static Command.Delete delete(DeleteProto proto) {
    return new Command.Delete(
        Bytes.range(proto.getStart(), proto.getEnd()), proto.getReturnPrevious());
  }

  private static Command.Read read(ReadProto proto) {
    return new Command.Read(
        Bytes.range(proto.getStart(), proto.getEnd()),
        proto.getLimit(),
        proto.getDescending(),
        proto.getKeysOnly(),
        proto.getCountOnly());
  }

  private static Command.Txn txn(TxnProto proto) {
    return new Command.Txn(
        proto.getComparesList().stream().map(LogReader::compare).toList(),
        proto.getThenList().stream().map(LogReader::step).toList(),
        proto.getOrElseList().stream().map(LogReader::step).toList());
  }

  private static TxnStep step(StepProto proto) {
    return switch (proto.getStepCase()) {
      case PUT -> put(proto.getPut());
      case DELETE -> delete(proto.getDelete());
      case READ -> read(proto.getRead());
      case STEP_NOT_SET -> throw new CorruptEntryException("a transaction step without content");
    };
  }

  private static Compare compare(CompareProto proto) {
    return new Compare(Bytes.key(proto.getKey()), relation(proto.getRelation()), target(proto));
  }

  private static Target target(CompareProto proto) {
    return switch (proto.getTargetCase()) {
      case CREATE_REVISION -> new Target.CreateRevision(proto.getCreateRevision());
      case MOD_REVISION -> new Target.ModRevision(proto.getModRevision());
      case VERSION -> new Target.Version(proto.getVersion());
      case VALUE -> new Target.ValueBytes(Bytes.value(proto.getValue()));
      case LEASE -> new Target.Lease(proto.getLease());
      case TARGET_NOT_SET -> throw new CorruptEntryException("a comparison without a target");
    };
  }

  private static Relation relation(int number) {
    return switch (number) {
      case 0 -> Relation.EQUAL;
      case 1 -> Relation.NOT_EQUAL;
      case 2 -> Relation.LESS;
      case 3 -> Relation.GREATER;
      default -> throw new CorruptEntryException("no comparison has the number " + number);
    };
  }

  private static Revision revision(long number) {
    if (number < 0) {
      throw new CorruptEntryException("a revision is negative: " + number);
    }
    return new Revision(number);
  }
}
