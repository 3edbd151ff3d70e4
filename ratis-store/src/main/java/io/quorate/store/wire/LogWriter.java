package io.quorate.store.wire;

import com.google.protobuf.ByteString;
import io.quorate.core.command.Command;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.log.v1.CompactProto;
import io.quorate.log.v1.CompareProto;
import io.quorate.log.v1.DeleteProto;
import io.quorate.log.v1.EntryProto;
import io.quorate.log.v1.ExpireProto;
import io.quorate.log.v1.LeaseGrantProto;
import io.quorate.log.v1.LeaseKeepAliveProto;
import io.quorate.log.v1.LeaseRevokeProto;
import io.quorate.log.v1.PutProto;
import io.quorate.log.v1.RaiseClusterVersionProto;
import io.quorate.log.v1.ReadProto;
import io.quorate.log.v1.SessionCloseProto;
import io.quorate.log.v1.SessionOpenProto;
import io.quorate.log.v1.StepProto;
import io.quorate.log.v1.SubmissionProto;
import io.quorate.log.v1.TxnProto;

/** From the core's log entries to their protobuf form. */
final class LogWriter {

  private LogWriter() {}

  static EntryProto entry(LogEntry entry) {
    EntryStamp stamp = entry.stamp();
    EntryProto.Builder proto =
        EntryProto.newBuilder()
            .setFormat(LogCodec.FORMAT)
            .setGroupTimeNanos(stamp.groupTime().nanos())
            .setCommitMicros(stamp.commitMicros())
            .setLeaderLeaseNanos(stamp.leaderLeaseNanos())
            .setRelease(stamp.release());
    for (Submission submission : entry.submissions()) {
      proto.addSubmissions(submission(submission));
    }
    return proto.build();
  }

  private static SubmissionProto submission(Submission submission) {
    SubmissionProto.Builder proto = SubmissionProto.newBuilder();
    SessionStamp stamp = submission.stamp();
    if (stamp != null) {
      proto
          .setSession(stamp.session().number())
          .setSequence(stamp.sequence())
          .setFirstIncomplete(stamp.firstIncomplete());
    }
    return switch (submission.command()) {
      case Command.Put put -> proto.setPut(put(put)).build();
      case Command.Delete delete -> proto.setDelete(delete(delete)).build();
      case Command.Txn txn -> proto.setTxn(txn(txn)).build();
      case Command.Compact compact ->
          proto.setCompact(CompactProto.newBuilder().setBelow(compact.below().number())).build();
      case Command.LeaseGrant grant ->
          proto.setLeaseGrant(LeaseGrantProto.newBuilder().setTtlNanos(grant.ttlNanos())).build();
      case Command.LeaseKeepAlive keep ->
          proto
              .setLeaseKeepAlive(LeaseKeepAliveProto.newBuilder().setLease(keep.lease().number()))
              .build();
      case Command.LeaseRevoke revoke ->
          proto
              .setLeaseRevoke(LeaseRevokeProto.newBuilder().setLease(revoke.lease().number()))
              .build();
      case Command.Expire expire ->
          proto
              .setExpire(ExpireProto.newBuilder().setNoticedNanos(expire.noticed().nanos()))
              .build();
      case Command.SessionOpen open ->
          proto.setSessionOpen(SessionOpenProto.getDefaultInstance()).build();
      case Command.SessionClose close ->
          proto
              .setSessionClose(SessionCloseProto.newBuilder().setSession(close.session().number()))
              .build();
      case Command.RaiseClusterVersion raise ->
          proto
              .setRaiseClusterVersion(
                  RaiseClusterVersionProto.newBuilder().setVersion(raise.version()))
              .build();
    };
  }

  private static PutProto put(Command.Put put) {
    return PutProto.newBuilder()
        .setKey(Bytes.of(put.key()))
        .setValue(Bytes.of(put.value()))
        .setLease(put.lease().number())
        .setReturnPrevious(put.returnPrevious())
        .build();
  }

  private static DeleteProto delete(Command.Delete delete) {
    return DeleteProto.newBuilder()
        .setStart(Bytes.of(delete.range().start()))
        .setEnd(Bytes.of(delete.range().end()))
        .setReturnPrevious(delete.returnPrevious())
        .build();
  }

  private static ReadProto read(Command.Read read) {
    return ReadProto.newBuilder()
        .setStart(Bytes.of(read.range().start()))
        .setEnd(Bytes.of(read.range().end()))
        .setLimit(read.limit())
        .setDescending(read.descending())
        .setKeysOnly(read.keysOnly())
        .setCountOnly(read.countOnly())
        .build();
  }

  private static TxnProto txn(Command.Txn txn) {
    TxnProto.Builder proto = TxnProto.newBuilder();
    txn.compares().forEach(compare -> proto.addCompares(compare(compare)));
    txn.then().forEach(step -> proto.addThen(step(step)));
    txn.orElse().forEach(step -> proto.addOrElse(step(step)));
    return proto.build();
  }

  private static StepProto step(TxnStep step) {
    return switch (step) {
      case Command.Put put -> StepProto.newBuilder().setPut(put(put)).build();
      case Command.Delete delete -> StepProto.newBuilder().setDelete(delete(delete)).build();
      case Command.Read read -> StepProto.newBuilder().setRead(read(read)).build();
    };
  }

  private static CompareProto compare(Compare compare) {
    ByteString key = Bytes.of(compare.key());
    CompareProto.Builder proto =
        CompareProto.newBuilder().setKey(key).setRelation(number(compare.relation()));
    return switch (compare.target()) {
      case Compare.Target.CreateRevision(long number) -> proto.setCreateRevision(number).build();
      case Compare.Target.ModRevision(long number) -> proto.setModRevision(number).build();
      case Compare.Target.Version(long number) -> proto.setVersion(number).build();
      case Compare.Target.Lease(long number) -> proto.setLease(number).build();
      case Compare.Target.ValueBytes(var value) -> proto.setValue(Bytes.of(value)).build();
    };
  }

  private static int number(Compare.Relation relation) {
    return switch (relation) {
      case EQUAL -> 0;
      case NOT_EQUAL -> 1;
      case LESS -> 2;
      case GREATER -> 3;
    };
  }
}
