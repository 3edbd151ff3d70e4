package io.quorate.store.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.quorate.core.command.Command;
import io.quorate.core.command.Compare;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Key;
import io.quorate.core.version.Value;
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

/** From the core's words to the log's messages. Bytes are shared, not copied. */
final class LogToProto {

  private LogToProto() {}

  static EntryProto entry(LogEntry entry) {
    EntryProto.Builder proto =
        EntryProto.newBuilder()
            .setFormat(LogCodec.FORMAT)
            .setGroupTimeNanos(entry.stamp().groupTime().nanos())
            .setCommitMicros(entry.stamp().commitMicros())
            .setLeaderLeaseNanos(entry.stamp().leaderLeaseNanos())
            .setRelease(entry.stamp().release());
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
    command(submission.command(), proto);
    return proto.build();
  }

  private static void command(Command command, SubmissionProto.Builder proto) {
    switch (command) {
      case Command.Put put -> proto.setPut(put(put));
      case Command.Delete delete -> proto.setDelete(delete(delete));
      case Command.Txn txn -> proto.setTxn(txn(txn));
      case Command.Compact compact ->
          proto.setCompact(CompactProto.newBuilder().setBelow(compact.below().number()));
      case Command.LeaseGrant grant ->
          proto.setLeaseGrant(LeaseGrantProto.newBuilder().setTtlNanos(grant.ttlNanos()));
      case Command.LeaseKeepAlive keep ->
          proto.setLeaseKeepAlive(LeaseKeepAliveProto.newBuilder().setLease(keep.lease().number()));
      case Command.LeaseRevoke revoke ->
          proto.setLeaseRevoke(LeaseRevokeProto.newBuilder().setLease(revoke.lease().number()));
      case Command.Expire expire ->
          proto.setExpire(ExpireProto.newBuilder().setNoticedNanos(expire.noticed().nanos()));
      case Command.SessionOpen open -> proto.setSessionOpen(SessionOpenProto.newBuilder());
      case Command.SessionClose close ->
          proto.setSessionClose(
              SessionCloseProto.newBuilder().setSession(close.session().number()));
      case Command.RaiseClusterVersion raise ->
          proto.setRaiseClusterVersion(
              RaiseClusterVersionProto.newBuilder().setVersion(raise.version()));
    }
  }

  private static PutProto put(Command.Put put) {
    return PutProto.newBuilder()
        .setKey(bytes(put.key()))
        .setValue(bytes(put.value()))
        .setLease(put.lease().number())
        .setReturnPrevious(put.returnPrevious())
        .build();
  }

  private static DeleteProto delete(Command.Delete delete) {
    return DeleteProto.newBuilder()
        .setStart(bytes(delete.range().start()))
        .setEnd(bytes(delete.range().end()))
        .setReturnPrevious(delete.returnPrevious())
        .build();
  }

  private static ReadProto read(Command.Read read) {
    return ReadProto.newBuilder()
        .setStart(bytes(read.range().start()))
        .setEnd(bytes(read.range().end()))
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

  private static StepProto step(Command.TxnStep step) {
    return switch (step) {
      case Command.Put put -> StepProto.newBuilder().setPut(put(put)).build();
      case Command.Delete delete -> StepProto.newBuilder().setDelete(delete(delete)).build();
      case Command.Read read -> StepProto.newBuilder().setRead(read(read)).build();
    };
  }

  private static CompareProto compare(Compare compare) {
    CompareProto.Builder proto =
        CompareProto.newBuilder()
            .setKey(bytes(compare.key()))
            .setRelation(
                switch (compare.relation()) {
                  case EQUAL -> 0;
                  case NOT_EQUAL -> 1;
                  case LESS -> 2;
                  case GREATER -> 3;
                });
    switch (compare.target()) {
      case Compare.Target.CreateRevision target -> proto.setCreateRevision(target.number());
      case Compare.Target.ModRevision target -> proto.setModRevision(target.number());
      case Compare.Target.Version target -> proto.setVersion(target.number());
      case Compare.Target.Lease target -> proto.setLease(target.number());
      case Compare.Target.ValueBytes target -> proto.setValue(bytes(target.value()));
    }
    return proto.build();
  }

  private static ByteString bytes(Key key) {
    return UnsafeByteOperations.unsafeWrap(key.bytes());
  }

  private static ByteString bytes(Value value) {
    return UnsafeByteOperations.unsafeWrap(value.bytes());
  }
}
