package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.store.admission.AdmissionLimits;
import io.quorate.store.forward.ForwardLimits;
import io.quorate.store.read.ReadLimits;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much of one stream is under way, in either direction. */
final class StreamBoundsTest {

  private static final int STREAM_MAX = 10;
  private static final int NODE_MAX = 24;

  @SuppressWarnings("NullAway.Init") // each test starts its own first
  private TestNode node;

  private void start(DoorLimits limits) throws IOException {
    node = TestNode.single(limits);
  }

  private static DoorLimits limits(int nodeMax, int streamMax, int scansMax) {
    AdmissionLimits all = AdmissionLimits.DEFAULT;
    AdmissionLimits tight =
        new AdmissionLimits(
            all.keyBytesMax(),
            all.valueBytesMax(),
            all.requestBytesMax(),
            all.txnComparesMax(),
            all.txnStepsMax(),
            nodeMax,
            all.requestBytesMax(),
            streamMax,
            scansMax,
            all.connectionsMax(),
            all.defaultTimeout(),
            all.timeoutMax());
    return new DoorLimits(tight, ReadLimits.DEFAULT, ForwardLimits.DEFAULT, 1);
  }

  @AfterEach
  void nothingIsLeft() {
    await().until(() -> node.door.inFlight().operations() == 0);
    assertThat(node.door.inFlight().bytes()).isZero();
    node.close();
    assertThat(node.replica.openViews).hasValue(0);
  }

  /** The last write releases all on the stream's own thread, which can send only after that. */
  @Test
  void resultsThatAreThereTogetherTravelTogether() throws Exception {
    start(DoorLimits.DEFAULT);
    int count = 2_000;
    node.replica.holdUntil(count);
    TestStream stream = node.stream();
    for (int id = 1; id <= count; id++) {
      stream.send(Ops.put(id, "k" + id, "v"));
    }
    assertThat(stream.messagesFor(count)).isLessThan(count / 4);
  }

  @Test
  void readingPausesWhileTooMuchIsUnderWay() throws Exception {
    start(limits(1_000, STREAM_MAX, 1));
    node.replica.hold();
    TestStream stream = node.stream();
    for (int id = 1; id <= 100; id++) {
      stream.send(Ops.put(id, "k", "v"));
    }
    await().until(() -> node.replica.heldCount() == STREAM_MAX);
    await()
        .during(Duration.ofMillis(200))
        .until(() -> node.replica.heldCount() == STREAM_MAX && stream.batches.isEmpty());
    node.replica.release();
    stream.messagesFor(100);
    assertThat(node.replica.submissions).hasValue(100);
  }

  @Test
  void aFullNodeRefusesAtOnce() throws Exception {
    start(limits(NODE_MAX, NODE_MAX, 1));
    node.replica.hold();
    TestStream stream = node.stream();
    List<Operation> operations = new ArrayList<>();
    for (int id = 1; id <= NODE_MAX + 6; id++) {
      operations.add(Ops.put(id, "k", "v"));
    }
    stream.out().onNext(OperationBatch.newBuilder().addAllOperations(operations).build());
    assertThat(stream.take(6))
        .allMatch(result -> result.getFailure().getCode().equals("RESOURCE_EXHAUSTED"))
        .allMatch(result -> result.getFailure().getContextOrThrow("limit").equals("" + NODE_MAX));
    assertThat(node.replica.heldCount()).isEqualTo(NODE_MAX);
    node.replica.release();
    stream.messagesFor(NODE_MAX);
  }

  @Test
  void answersThatAreNotTakenAreBounded() throws Exception {
    start(limits(1_000, 1_000, 1));
    String large = "x".repeat(1 << 20);
    node.stream().call(Ops.put(1, "k", large));
    TestStream silent = new TestStream(node.channel(), false);
    OperationBatch.Builder gets = OperationBatch.newBuilder();
    for (int id = 1; id <= 40; id++) {
      gets.addOperations(Ops.get(id, "k"));
    }
    silent.out().onNext(gets.build());
    await().until(() -> node.replica.strongViews.get() == 1);
    assertThat(node.door.inFlight().bytes())
        .isLessThanOrEqualTo(AdmissionLimits.DEFAULT.requestBytesMax());
    silent.request(Integer.MAX_VALUE);
    List<Result> results = silent.take(40);
    assertThat(results)
        .filteredOn(Result::hasFailure)
        .isNotEmpty()
        .allMatch(result -> result.getFailure().getCode().equals("RESOURCE_EXHAUSTED"));
    assertThat(results).filteredOn(Result::hasGet).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aClientThatLeavesHoldsNothing() throws Exception {
    start(DoorLimits.DEFAULT);
    node.replica.hold();
    TestStream stream = node.stream();
    stream.send(Ops.put(1, "k", "v"), Ops.put(2, "k", "v"));
    await().until(() -> node.replica.heldCount() == 2);
    stream.out().cancel("the test leaves", null);
    stream.awaitEnd();
    node.replica.release();
  }

  @Test
  void aClientThatSaysGoodbyeGetsItsAnswersFirst() throws Exception {
    start(DoorLimits.DEFAULT);
    node.replica.hold();
    TestStream stream = node.stream();
    stream.send(Ops.put(1, "k", "v"));
    stream.out().onCompleted();
    await().until(() -> node.replica.heldCount() == 1);
    assertThat(stream.end).isNotDone();
    node.replica.release();
    assertThat(stream.next().getResults(0).hasPut()).isTrue();
    assertThat(stream.awaitEnd().isOk()).isTrue();
  }

  @Test
  void scansBeyondTheirNumberAreRefusedAtOnce() throws Exception {
    start(limits(1_000, 1_000, 1));
    CompletableFuture<Void> ready = new CompletableFuture<>();
    node.replica.viewsAfter(ready);
    TestStream stream = node.stream();
    var header = io.quorate.v1.RequestHeader.getDefaultInstance();
    stream.send(Ops.range(1, header), Ops.range(2, header));
    Result refused = stream.next().getResults(0);
    assertThat(refused.getId()).isEqualTo(2);
    assertThat(refused.getFailure().getContextOrThrow("resource")).isEqualTo("scans in flight");
    ready.complete(null);
    assertThat(stream.next().getResults(0).hasRange()).isTrue();
  }

  @Test
  void aNodeThatStopsAnswersWhatItTook() throws Exception {
    start(DoorLimits.DEFAULT);
    node.replica.hold();
    TestStream stream = node.stream();
    stream.send(Ops.put(1, "k", "v"));
    await().until(() -> node.replica.heldCount() == 1);
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(() -> node.door.stop(Duration.ofSeconds(10)));
    await()
        .until(() -> {
          stream.send(Ops.put(2, "k", "v"));
          Result result = stream.next().getResults(0);
          return result.getFailure().getCode().equals("NODE_STOPPING");
        });
    assertThat(stopped).isNotDone();
    node.replica.release();
    assertThat(stream.next().getResultsList()).anyMatch(result -> result.getId() == 1);
    stopped.join();
  }
}
