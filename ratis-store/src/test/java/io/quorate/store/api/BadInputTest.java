package io.quorate.store.api;

import static io.quorate.store.api.Ops.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quorate.store.admission.AdmissionLimits;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import io.quorate.v1.GetRequest;
import io.quorate.v1.KeyRange;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import io.quorate.v1.SessionRef;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in is answered with what is wrong with it, and costs nobody else anything. */
final class BadInputTest {

  private static final int KEY_MAX = 4_096;
  private static final int VALUE_MAX = 1 << 20;

  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    node = TestNode.single();
  }

  @AfterEach
  void stillServes() throws InterruptedException {
    assertThat(node.stream().call(Ops.put(1, "after", "all")).hasPut()).isTrue();
    await().until(() -> node.door.inFlight().operations() == 0);
    node.close();
    assertThat(node.door.inFlight().bytes()).isZero();
  }

  private Failure failureOf(Operation operation) throws InterruptedException {
    Result result = node.stream().call(operation);
    assertThat(result.hasFailure()).as("%s", result).isTrue();
    assertThat(result.getFailure().getMessage()).isNotEmpty();
    return result.getFailure();
  }

  private void assertRejected(Operation operation, String code, String... context)
      throws InterruptedException {
    Failure failure = failureOf(operation);
    assertThat(failure.getCode()).isEqualTo(code);
    assertThat(failure.getFate()).isEqualTo(Fate.FATE_REJECTED);
    for (int i = 0; i < context.length; i += 2) {
      assertThat(failure.getContextMap()).containsEntry(context[i], context[i + 1]);
    }
    assertThat(node.replica.submissions).hasValue(0);
  }

  private static Operation put(int keyBytes, int valueBytes) {
    return Operation.newBuilder()
        .setId(1)
        .setPut(PutRequest.newBuilder().setKey(zeros(keyBytes)).setValue(zeros(valueBytes)))
        .build();
  }

  private static ByteString zeros(int length) {
    return ByteString.copyFrom(new byte[length]);
  }

  @Test
  void anEmptyKeyIsRefused() throws InterruptedException {
    assertRejected(put(0, 1), "KEY_EMPTY");
    assertRejected(Ops.get(1, ""), "KEY_EMPTY");
  }

  @Test
  void aKeyOverTheLimitIsRefused() throws InterruptedException {
    assertRejected(put(KEY_MAX + 1, 1), "KEY_TOO_LARGE", "bytes", "4097", "limit", "4096");
  }

  @Test
  void aValueOverTheLimitIsRefused() throws InterruptedException {
    assertRejected(
        put(1, VALUE_MAX + 1), "VALUE_TOO_LARGE", "bytes", "1048577", "limit", "1048576");
  }

  @Test
  void theLargestKeyAndValueAreTaken() throws InterruptedException {
    assertThat(node.stream().call(put(KEY_MAX, VALUE_MAX)).hasPut()).isTrue();
  }

  @Test
  void aRangeMayBeginAfterTheLargestKey() throws InterruptedException {
    Operation next =
        Operation.newBuilder()
            .setId(1)
            .setRange(
                RangeRequest.newBuilder()
                    .setRange(KeyRange.newBuilder().setStart(zeros(KEY_MAX + 1))))
            .build();
    assertThat(node.stream().call(next).hasRange()).isTrue();
  }

  @Test
  void anOperationWithoutARequestIsMalformed() throws InterruptedException {
    assertRejected(
        Operation.newBuilder().setId(1).build(), "REQUEST_MALFORMED", "field", "request");
  }

  @Test
  void anUnknownRequestIsMalformed() throws Exception {
    // field 100, length-delimited, empty: what a client of a later version might send
    Operation later = Operation.parseFrom(new byte[] {0x08, 0x01, (byte) 0xa2, 0x06, 0x00});
    assertRejected(later, "REQUEST_MALFORMED", "field", "request");
  }

  @Test
  void anotherClusterIsRefused() throws InterruptedException {
    RequestHeader foreign = RequestHeader.newBuilder().setClusterId("other").build();
    assertRejected(
        Ops.put(1, "k", "v", foreign),
        "CLUSTER_MISMATCH",
        "asked",
        "other",
        "here",
        TestNode.CLUSTER);
  }

  @Test
  void anUnknownKeyspaceIsRefused() throws InterruptedException {
    RequestHeader other = RequestHeader.newBuilder().setKeyspace("other").build();
    assertRejected(Ops.get(1, "k", other), "KEYSPACE_UNKNOWN", "keyspace", "other");
    RequestHeader named = RequestHeader.newBuilder().setKeyspace("default").build();
    assertThat(node.stream().call(Ops.get(1, "k", named)).hasGet()).isTrue();
  }

  @Test
  void anUnknownLevelIsRefused() throws InterruptedException {
    RequestHeader level = RequestHeader.newBuilder().setLevelValue(99).build();
    assertRejected(Ops.get(1, "k", level), "LEVEL_UNSUPPORTED", "level", "99");
  }

  @Test
  void aRevisionOutsideHistoryIsRefusedWithBothNumbers() throws InterruptedException {
    Operation future =
        Operation.newBuilder()
            .setId(1)
            .setGet(GetRequest.newBuilder().setKey(bytes("k")).setAtRevision(9))
            .build();
    assertRejected(future, "REVISION_IN_FUTURE", "asked", "9", "reached", "0");
  }

  @Test
  void aCompactedRevisionIsRefusedWithBothNumbers() throws InterruptedException {
    TestStream stream = node.stream();
    for (int i = 1; i <= 4; i++) {
      stream.call(Ops.put(i, "k", "v" + i));
    }
    node.replica.state.compacted = new io.quorate.core.version.Revision(3);
    GetRequest.Builder get = GetRequest.newBuilder().setKey(bytes("k"));
    Operation.Builder operation = Operation.newBuilder().setId(1);
    assertThat(stream.call(operation.setGet(get.setAtRevision(3)).build()).hasGet()).isTrue();
    Failure below = failureOf(operation.setGet(get.setAtRevision(2)).build());
    assertThat(below.getCode()).isEqualTo("REVISION_COMPACTED");
    assertThat(below.getContextMap()).containsEntry("asked", "2").containsEntry("compacted", "3");
  }

  @Test
  void aSessionStampThatCannotBeIsMalformed() throws InterruptedException {
    SessionRef.Builder session = SessionRef.newBuilder().setSession(5);
    assertRejected(
        Ops.put(1, "k", "v", RequestHeader.newBuilder().setSession(session).build()),
        "REQUEST_MALFORMED",
        "field",
        "header.session.sequence");
    session.setSequence(3).setFirstIncomplete(4);
    assertRejected(
        Ops.put(1, "k", "v", RequestHeader.newBuilder().setSession(session).build()),
        "REQUEST_MALFORMED",
        "field",
        "header.session.first_incomplete");
  }

  @Test
  void aRangeWithoutBoundsIsMalformed() throws InterruptedException {
    assertRejected(
        Operation.newBuilder().setId(1).setRange(RangeRequest.getDefaultInstance()).build(),
        "REQUEST_MALFORMED",
        "field",
        "range.range");
  }

  @Test
  void oneBadOperationDoesNotSpoilItsBatch() throws InterruptedException {
    TestStream stream = node.stream();
    stream.send(Ops.put(1, "k", "v"), Ops.put(2, "", "v"), Ops.get(3, "k"));
    assertThat(stream.next().getResultsList())
        .extracting(Result::getResponseCase)
        .containsExactlyInAnyOrder(
            Result.ResponseCase.PUT, Result.ResponseCase.FAILURE, Result.ResponseCase.GET);
  }

  @Test
  void bytesThatAreNoMessageGetAClearStatus() {
    byte[] nonsense = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    ManagedChannel channel = node.channel();
    for (io.grpc.Status status :
        List.of(RawCall.put(channel, nonsense), RawCall.operate(channel, nonsense))) {
      assertThat(status.getCode()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(status.getDescription()).startsWith("REQUEST_MALFORMED").contains("message");
    }
  }

  @Test
  void aMessageOverTheLimitGetsAClearStatus() {
    ManagedChannel channel = node.channel();
    Operation huge = put(1, 10 << 20);
    TestStream stream = new TestStream(channel);
    stream.send(huge);
    for (io.grpc.Status status :
        List.of(RawCall.put(channel, huge.getPut().toByteArray()), stream.awaitEnd())) {
      assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
      assertThat(status.getDescription()).contains("exceeds maximum size");
    }
  }

  @Test
  void aTransactionOverTheLimitsIsRefused() throws InterruptedException {
    TxnRequest.Builder txn = TxnRequest.newBuilder();
    TxnOperation.Builder step = TxnOperation.newBuilder().setPut(put(1, 1).getPut());
    for (int i = 0; i <= AdmissionLimits.DEFAULT.txnStepsMax(); i++) {
      txn.addThen(step);
    }
    assertRejected(
        Operation.newBuilder().setId(1).setTxn(txn).build(),
        "REQUEST_TOO_LARGE",
        "steps in then",
        "129",
        "limit",
        "128");
  }

  @Test
  void tooManyOperationsInOneMessageEndTheStream() {
    TestStream stream = node.stream();
    OperationBatch.Builder batch = OperationBatch.newBuilder();
    for (int i = 0; i <= OperateStream.OPERATIONS_PER_MESSAGE_MAX; i++) {
      batch.addOperations(Operation.getDefaultInstance());
    }
    stream.out().onNext(batch.build());
    io.grpc.Status status = stream.awaitEnd();
    assertThat(status.getDescription()).startsWith("REQUEST_TOO_LARGE").contains("16385");
  }

  @Test
  void aUnaryFailureCarriesItsDetails() throws InvalidProtocolBufferException {
    StatusRuntimeException thrown =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> node.unary().get(GetRequest.getDefaultInstance()));
    assertThat(thrown.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(thrown.getStatus().getDescription()).startsWith("KEY_EMPTY: ");
    Status details = Objects.requireNonNull(StatusProto.fromThrowable(thrown));
    assertThat(details.getDetails(0).unpack(Failure.class).getCode()).isEqualTo("KEY_EMPTY");
  }
}
