package io.quorate.store.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.quorate.core.command.Command;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Revision;
import io.quorate.model.StoreException;
import io.quorate.v1.CompactRequest;
import io.quorate.v1.Compare;
import io.quorate.v1.GetRequest;
import io.quorate.v1.LeaseGrantRequest;
import io.quorate.v1.Operation;
import io.quorate.v1.Operation.RequestCase;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.SessionOpenRequest;
import io.quorate.v1.SessionRef;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestTest {

  private static final ByteString KEY = ByteString.copyFromUtf8("k");
  private static final RequestHeader STAMPED =
      RequestHeader.newBuilder()
          .setSession(SessionRef.newBuilder().setSession(9).setSequence(4).setFirstIncomplete(2))
          .build();

  private static Operation txn(TxnRequest.Builder txn) {
    return Operation.newBuilder().setTxn(txn).build();
  }

  private static Submission read(Operation operation) {
    return CommandReader.submission(operation, RequestHeader.getDefaultInstance());
  }

  private static void assertMalformed(Operation operation, String field) {
    assertThatThrownBy(() -> read(operation))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.context()).containsEntry("field", field));
  }

  @Test
  void everyRequestKeepsItsContentUnderAnotherHeader() {
    for (RequestCase request : RequestCase.values()) {
      if (request == RequestCase.REQUEST_NOT_SET) {
        continue;
      }
      Operation.Builder empty = Operation.newBuilder();
      var field = Operation.getDescriptor().findFieldByNumber(request.getNumber());
      empty.setField(field, empty.newBuilderForField(field).build());
      Operation copy = Headers.replaced(empty.build(), 5, STAMPED);
      assertThat(copy.getRequestCase()).isEqualTo(request);
      assertThat(copy.getId()).isEqualTo(5);
      assertThat(Headers.of(copy)).isEqualTo(STAMPED);
      assertThat(RequestKind.of(request)).isNotNull();
    }
  }

  @Test
  void aSessionIsNeverOpenedUnderASession() {
    Operation open =
        Operation.newBuilder().setSessionOpen(SessionOpenRequest.getDefaultInstance()).build();
    assertThat(CommandReader.submission(open, STAMPED).stamp()).isNull();
    Operation put = Operation.newBuilder().setPut(PutRequest.newBuilder().setKey(KEY)).build();
    assertThat(CommandReader.submission(put, STAMPED).stamp())
        .isEqualTo(new SessionStamp(new SessionId(9), 4, 2));
  }

  @Test
  void aTimeToLiveBeyondAllBoundsIsLeftToTheCoreToRefuse() {
    for (long ttlMs : new long[] {-1, Long.MAX_VALUE}) {
      Operation grant =
          Operation.newBuilder()
              .setLeaseGrant(LeaseGrantRequest.newBuilder().setTtlMs(ttlMs))
              .build();
      assertThat(read(grant).command()).isEqualTo(new Command.LeaseGrant(Long.MAX_VALUE));
    }
  }

  @Test
  void whatHasNoMeaningIsNamed() {
    assertMalformed(
        txn(TxnRequest.newBuilder().addThen(TxnOperation.getDefaultInstance())), "txn.operation");
    assertMalformed(
        txn(TxnRequest.newBuilder().addCompare(Compare.newBuilder().setKey(KEY))),
        "txn.compare.target");
    assertMalformed(
        txn(
            TxnRequest.newBuilder()
                .addCompare(Compare.newBuilder().setKey(KEY).setVersion(1).setRelationValue(9))),
        "txn.compare.relation");
    assertMalformed(
        txn(
            TxnRequest.newBuilder()
                .addThen(
                    TxnOperation.newBuilder()
                        .setGet(GetRequest.newBuilder().setKey(KEY).setAtRevision(1)))),
        "txn.operation.at_revision");
    assertMalformed(
        Operation.newBuilder().setCompact(CompactRequest.newBuilder().setRevision(-1)).build(),
        "compact.revision");
  }

  @Test
  void theKeptOutcomeOfAnotherWriteIsNotPassedOff() {
    Operation put = Operation.newBuilder().setPut(PutRequest.newBuilder().setKey(KEY)).build();
    Outcome deleted = new Outcome.DeleteDone(new Revision(3), 1, List.of());
    Operation txn = txn(TxnRequest.newBuilder());
    Outcome longer =
        new Outcome.TxnDone(
            new Revision(3), true, List.of(new Outcome.PutDone(new Revision(3), null)));
    assertThatThrownBy(() -> OutcomeWriter.result(put, deleted, 0))
        .isInstanceOf(StoreException.Rejected.class)
        .hasMessageContaining("header.session.sequence");
    assertThatThrownBy(() -> OutcomeWriter.result(txn, longer, 0))
        .isInstanceOf(StoreException.Rejected.class)
        .hasMessageContaining("header.session.sequence");
  }
}
