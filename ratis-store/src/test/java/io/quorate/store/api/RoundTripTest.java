package io.quorate.store.api;

import static io.quorate.store.api.Ops.all;
import static io.quorate.store.api.Ops.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.v1.CompactRequest;
import io.quorate.v1.Compare;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.GetRequest;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyValue;
import io.quorate.v1.LeaseGrantRequest;
import io.quorate.v1.LeaseGrantResponse;
import io.quorate.v1.LeaseKeepAliveRequest;
import io.quorate.v1.LeaseListRequest;
import io.quorate.v1.LeaseRevokeRequest;
import io.quorate.v1.LeaseTimeToLiveRequest;
import io.quorate.v1.LeaseTimeToLiveResponse;
import io.quorate.v1.Level;
import io.quorate.v1.Order;
import io.quorate.v1.PutRequest;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.SessionCloseRequest;
import io.quorate.v1.SessionOpenRequest;
import io.quorate.v1.StatusRequest;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.StoreGrpc.StoreBlockingStub;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;
import io.quorate.v1.TxnResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation there and back, over real sockets. */
final class RoundTripTest {

  private TestNode node;
  private StoreBlockingStub store;

  @BeforeEach
  void start() throws IOException {
    node = TestNode.single();
    store = node.unary();
  }

  @AfterEach
  void stop() {
    await().until(() -> node.door.inFlight().operations() == 0);
    node.close();
    assertThat(node.replica.openViews).hasValue(0);
    assertThat(node.door.inFlight().bytes()).isZero();
  }

  private PutResponse put(String key, String value) {
    return store.put(
        PutRequest.newBuilder()
            .setKey(bytes(key))
            .setValue(bytes(value))
            .setReturnPrevious(true)
            .build());
  }

  private void assertWhole(Receipt receipt, long revision) {
    assertThat(receipt.getRevision()).isEqualTo(revision);
    assertThat(receipt.getCommitMicros()).isEqualTo(FakeView.COMMIT_MICROS);
    assertThat(receipt.getLevel()).isEqualTo(Level.LEVEL_STRONG);
    assertThat(receipt.getOrigin().getGroup()).isEqualTo("g");
    assertThat(receipt.getOrigin().getIncarnation()).isEqualTo(1);
    assertThat(receipt.getOrigin().getTerm()).isEqualTo(3);
    assertThat(receipt.getOrigin().getNode()).isEqualTo("n1");
    assertThat(receipt.getOrigin().getRegion()).isEqualTo("region-of-n1");
    assertThat(receipt.getOrigin().getClusterId()).isEqualTo(TestNode.CLUSTER);
    assertThat(receipt.getOrigin().getLeader()).isEqualTo(node.address.clientAddress());
  }

  @Test
  void aPutIsReadBackWithItsEvidence() {
    PutResponse first = put("k", "v");
    assertThat(first.hasPrevious()).isFalse();
    assertWhole(first.getReceipt(), 1);
    assertThat(put("k", "w").getPrevious().getValue()).isEqualTo(bytes("v"));

    GetResponse got = store.get(GetRequest.newBuilder().setKey(bytes("k")).build());
    assertWhole(got.getReceipt(), 2);
    assertThat(got.getEntry())
        .isEqualTo(
            KeyValue.newBuilder()
                .setKey(bytes("k"))
                .setValue(bytes("w"))
                .setCreateRevision(1)
                .setModRevision(2)
                .setVersion(2)
                .build());
  }

  @Test
  void aMissingKeyHasNoEntry() {
    assertThat(store.get(GetRequest.newBuilder().setKey(bytes("none")).build()).hasEntry())
        .isFalse();
  }

  @Test
  void thePastIsReadAtItsRevision() {
    put("k", "old");
    put("k", "new");
    GetResponse past =
        store.get(GetRequest.newBuilder().setKey(bytes("k")).setAtRevision(1).build());
    assertThat(past.getEntry().getValue()).isEqualTo(bytes("old"));
    assertWhole(past.getReceipt(), 1);
    RangeResponse range = store.range(all().setAtRevision(1).build());
    assertThat(range.getEntries(0).getValue()).isEqualTo(bytes("old"));
    assertWhole(range.getReceipt(), 1);
  }

  @Test
  void aRangeIsPagedOrderedAndCounted() {
    for (String key : new String[] {"a", "b", "c"}) {
      put(key, "v-" + key);
    }
    RangeResponse page = store.range(all().setLimit(2).build());
    assertThat(page.getEntriesList())
        .extracting(KeyValue::getKey)
        .containsExactly(bytes("a"), bytes("b"));
    assertThat(page.getMore()).isTrue();
    assertThat(page.getCount()).isEqualTo(2);
    assertWhole(page.getReceipt(), 3);

    RangeResponse back = store.range(all().setOrder(Order.ORDER_DESCENDING).build());
    assertThat(back.getEntriesList())
        .extracting(KeyValue::getKey)
        .containsExactly(bytes("c"), bytes("b"), bytes("a"));
    assertThat(back.getMore()).isFalse();

    RangeResponse keys = store.range(all().setKeysOnly(true).build());
    assertThat(keys.getEntriesList()).hasSize(3).allMatch(entry -> entry.getValue().isEmpty());

    RangeResponse count = store.range(all().setCountOnly(true).build());
    assertThat(count.getEntriesList()).isEmpty();
    assertThat(count.getCount()).isEqualTo(3);
  }

  @Test
  void aDeleteTellsWhatItDeleted() {
    put("a", "1");
    put("b", "2");
    var one =
        store.delete(DeleteRequest.newBuilder().setKey(bytes("a")).setReturnPrevious(true).build());
    assertThat(one.getDeleted()).isEqualTo(1);
    assertThat(one.getPrevious(0).getValue()).isEqualTo(bytes("1"));
    assertWhole(one.getReceipt(), 3);
    var rest = store.delete(DeleteRequest.newBuilder().setRange(all().getRange()).build());
    assertThat(rest.getDeleted()).isEqualTo(1);
    assertThat(rest.getPreviousList()).isEmpty();
  }

  @Test
  void aTransactionAnswersInTheShapeOfItsSteps() {
    put("k", "v");
    TxnRequest request =
        TxnRequest.newBuilder()
            .addCompare(Compare.newBuilder().setKey(bytes("k")).setValue(bytes("v")))
            .addThen(TxnOperation.newBuilder().setGet(GetRequest.newBuilder().setKey(bytes("k"))))
            .addThen(TxnOperation.newBuilder().setRange(all()))
            .addThen(
                TxnOperation.newBuilder()
                    .setPut(PutRequest.newBuilder().setKey(bytes("k")).setValue(bytes("w"))))
            .addOrElse(
                TxnOperation.newBuilder().setDelete(DeleteRequest.newBuilder().setKey(bytes("k"))))
            .build();
    TxnResponse done = store.txn(request);
    assertThat(done.getSucceeded()).isTrue();
    assertThat(done.getResults(0).getGet().getEntry().getValue()).isEqualTo(bytes("v"));
    assertThat(done.getResults(1).getRange().getCount()).isEqualTo(1);
    assertThat(done.getResults(2).hasPut()).isTrue();
    assertWhole(done.getReceipt(), 2);
    TxnResponse other = store.txn(request);
    assertThat(other.getSucceeded()).isFalse();
    assertThat(other.getResults(0).getDelete().getDeleted()).isEqualTo(1);
  }

  @Test
  void leasesAreGrantedShownKeptListedAndRevoked() {
    LeaseGrantResponse granted =
        store.leaseGrant(LeaseGrantRequest.newBuilder().setTtlMs(5_000).build());
    assertThat(granted.getTtlMs()).isEqualTo(5_000);
    assertWhole(granted.getReceipt(), 0);
    long lease = granted.getLease();
    store.put(PutRequest.newBuilder().setKey(bytes("k")).setLease(lease).build());

    LeaseTimeToLiveResponse left =
        store.leaseTimeToLive(
            LeaseTimeToLiveRequest.newBuilder().setLease(lease).setKeys(true).build());
    assertThat(left.getRemainingMs()).isEqualTo(5_000);
    assertThat(left.getKeysList()).containsExactly(bytes("k"));
    assertWhole(left.getReceipt(), 1);

    var kept = store.leaseKeepAlive(LeaseKeepAliveRequest.newBuilder().setLease(lease).build());
    assertThat(kept.getTtlMs()).isEqualTo(5_000);
    assertThat(store.leaseList(LeaseListRequest.getDefaultInstance()).getLeasesList())
        .containsExactly(lease);
    assertWhole(
        store.leaseRevoke(LeaseRevokeRequest.newBuilder().setLease(lease).build()).getReceipt(), 1);
    assertThat(store.leaseList(LeaseListRequest.getDefaultInstance()).getLeasesList()).isEmpty();
  }

  @Test
  void sessionsAreOpenedAndClosed() {
    var opened = store.sessionOpen(SessionOpenRequest.getDefaultInstance());
    assertThat(opened.getSession()).isPositive();
    assertThat(opened.getTtlMs()).isEqualTo(3_600_000);
    var closed =
        store.sessionClose(
            SessionCloseRequest.newBuilder().setSession(opened.getSession()).build());
    assertWhole(closed.getReceipt(), 0);
  }

  @Test
  void historyIsCompacted() {
    put("k", "v");
    assertWhole(store.compact(CompactRequest.newBuilder().setRevision(1).build()).getReceipt(), 1);
  }

  @Test
  void statusNamesTheNodeAndItsCluster() {
    StatusResponse status = store.status(StatusRequest.getDefaultInstance());
    assertThat(status.getNode()).isEqualTo("n1");
    assertThat(status.getClusterId()).isEqualTo(TestNode.CLUSTER);
    assertThat(status.getVersion()).isEqualTo("0.1.0");
    assertThat(status.getReplicas(0).getGroup()).isEqualTo("g");
    assertThat(status.getNodes(0).getClientAddress()).isEqualTo(node.address.clientAddress());
    assertThat(status.getReceipt().getOrigin().getNode()).isEqualTo("n1");
  }

  @Test
  void aStreamSendsTheOriginOncePerMessage() throws InterruptedException {
    TestStream stream = node.stream();
    stream.send(Ops.put(7, "k", "v"), Ops.get(8, "k"), Ops.delete(9, "k"));
    ResultBatch batch = stream.next();
    assertThat(batch.getOrigin().getNode()).isEqualTo("n1");
    assertThat(batch.getResultsList())
        .extracting(Result::getId)
        .containsExactlyInAnyOrder(7L, 8L, 9L);
    assertThat(batch.getResultsList())
        .allMatch(result -> !io.quorate.store.wire.Receipts.of(result).hasOrigin());
  }

  @Test
  void readsOfOneMessageShareOneView() throws InterruptedException {
    TestStream stream = node.stream();
    stream.send(Ops.get(1, "a"), Ops.get(2, "b"), Ops.get(3, "c"));
    assertThat(stream.next().getResultsCount()).isEqualTo(3);
    assertThat(node.replica.strongViews).hasValue(1);
  }

  @Test
  void aLocalReadSaysSo() throws InterruptedException {
    put("k", "v");
    TestStream stream = node.stream();
    RequestHeader local = Ops.header(Level.LEVEL_LOCAL);
    Result got = stream.call(Ops.get(1, "k", local));
    assertThat(got.getGet().getReceipt().getLevel()).isEqualTo(Level.LEVEL_LOCAL);
    Result range = stream.call(Ops.range(2, local));
    assertThat(range.getRange().getReceipt().getLevel()).isEqualTo(Level.LEVEL_LOCAL);
    assertThat(node.replica.strongViews).hasValue(0);
  }

  @Test
  void anOperationOfTheProcessItselfTakesTheSamePath() {
    Result put = node.door.execute(Ops.put(5, "k", "v")).join();
    assertThat(put.getId()).isEqualTo(5);
    assertWhole(put.getPut().getReceipt(), 1);
  }
}
