package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.store.admission.AdmissionLimits;
import io.quorate.store.forward.ForwardLimits;
import io.quorate.store.read.ReadLimits;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.StatusRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any node takes any request: {@code n2} passes on what only {@code n1} can do. */
final class ForwardingTest {

  private static final int PEER_MAX = 50;
  private static final ForwardLimits FORWARD =
      new ForwardLimits(PEER_MAX, 16 << 20, Duration.ofSeconds(3));
  private static final DoorLimits LIMITS =
      new DoorLimits(AdmissionLimits.DEFAULT, ReadLimits.DEFAULT, FORWARD, 1);

  private TestNode leader;
  private TestNode follower;
  private TestStream stream;

  @BeforeEach
  void start() throws IOException {
    List<TestNode> nodes = TestNode.cluster(LIMITS, "n1", "n2");
    leader = nodes.getFirst();
    follower = nodes.getLast();
    follower.replica.follow("n1");
    stream = follower.stream();
  }

  @AfterEach
  void nothingIsLeft() {
    leader.replica.release();
    for (TestNode node : List.of(leader, follower)) {
      await().until(() -> node.door.inFlight().operations() == 0);
      assertThat(node.door.inFlight().bytes()).isZero();
      node.close();
    }
    assertThat(follower.replica.submissions).hasValue(0);
    assertThat(follower.replica.strongViews).hasValue(0);
  }

  private Failure failureOf(Operation operation) throws InterruptedException {
    return stream.call(operation).getFailure();
  }

  @Test
  void aWriteReachesTheLeaderAndItsAnswerSaysWhoLeads() {
    PutResponse put = follower.door.execute(Ops.put(9, "k", "v")).join().getPut();
    assertThat(put.getReceipt().getRevision()).isEqualTo(1);
    Origin origin = put.getReceipt().getOrigin();
    assertThat(origin.getNode()).isEqualTo("n1");
    assertThat(origin.getLeader()).isEqualTo(leader.address.clientAddress());
  }

  @Test
  void strongReadsAreTheLeadersAndOthersAreNot() throws InterruptedException {
    leader.door.execute(Ops.put(1, "k", "v")).join();
    RequestHeader local = Ops.header(Level.LEVEL_LOCAL);
    stream.send(
        Ops.get(1, "k"), Ops.get(2, "k", local), Ops.range(3, Ops.header(Level.LEVEL_STRONG)));
    for (Result result : stream.take(3)) {
      switch ((int) result.getId()) {
        case 1 -> assertThat(result.getGet().hasEntry()).isTrue();
        case 2 -> assertThat(result.getGet().hasEntry()).isFalse();
        default -> assertThat(result.getRange().getCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void statusIsThatOfTheNodeAsked() {
    var status = follower.unary().status(StatusRequest.getDefaultInstance());
    assertThat(status.getNode()).isEqualTo("n2");
    assertThat(status.getReceipt().getOrigin().getLeader())
        .isEqualTo(leader.address.clientAddress());
  }

  @Test
  void aMessageHoldsTheAnswersOfOneNode() throws InterruptedException {
    RequestHeader local = Ops.header(Level.LEVEL_LOCAL);
    stream.send(Ops.put(1, "k", "v"), Ops.get(2, "k", local));
    for (int seen = 0; seen < 2; ) {
      ResultBatch batch = stream.next();
      seen += batch.getResultsCount();
      boolean own = batch.getOrigin().getNode().equals("n2");
      assertThat(batch.getResultsList()).allMatch(result -> (result.getId() == 2) == own);
    }
  }

  @Test
  void operationsAreNotForwardedTwice() throws InterruptedException {
    leader.replica.follow("n2");
    Failure failure = failureOf(Ops.put(1, "k", "v"));
    assertThat(failure.getCode()).isEqualTo("NOT_LEADER");
    assertThat(failure.getFate()).isEqualTo(Fate.FATE_UNAVAILABLE);
    assertThat(leader.replica.submissions).hasValue(0);
    leader.replica.lead("n1", 4);
  }

  @Test
  void thePortBetweenNodesForwardsNothing() throws InterruptedException {
    TestStream peer = new TestStream(follower.peerChannel());
    Failure failure = peer.call(Ops.put(1, "k", "v")).getFailure();
    assertThat(failure.getCode()).isEqualTo("NOT_LEADER");
    assertThat(failure.getContextMap()).containsEntry("leader", leader.address.clientAddress());
    assertThat(leader.replica.submissions).hasValue(0);
  }

  @Test
  void aWriteThatWasSentToANodeThatDiedMayHaveBeenDone() throws InterruptedException {
    leader.replica.hold();
    stream.send(Ops.put(1, "k", "v"));
    await().until(() -> leader.replica.heldCount() == 1);
    leader.close();
    Failure failure = stream.next().getResults(0).getFailure();
    assertThat(failure.getCode()).isEqualTo("CONNECTION_LOST");
    assertThat(failure.getFate()).isEqualTo(Fate.FATE_INDETERMINATE);
    assertThat(failure.getContextMap()).containsEntry("node", "n1");
  }

  @Test
  void whatCannotBeSentWasNotDone() throws InterruptedException {
    leader.close();
    for (Operation operation : List.of(Ops.put(1, "k", "v"), Ops.get(1, "k"))) {
      Failure failure = failureOf(operation);
      assertThat(failure.getCode()).isEqualTo("UNREACHABLE");
      assertThat(failure.getFate()).isEqualTo(Fate.FATE_UNAVAILABLE);
    }
  }

  @Test
  void aLeaderThatComesBackIsFoundWithinTheWait() throws Exception {
    assertThat(stream.call(Ops.put(1, "k", "v")).hasPut()).isTrue();
    leader.close();
    assertThat(failureOf(Ops.put(2, "k", "v")).getCode()).isEqualTo("UNREACHABLE");
    leader.reopen();
    Result found = stream.call(Ops.put(3, "k", "v"));
    assertThat(found.hasPut()).as("%s", found).isTrue();
  }

  @Test
  void withoutALeaderAnOperationWaitsAndIsThenRefused() throws InterruptedException {
    follower.replica.follow("");
    long sent = System.nanoTime();
    Failure failure = failureOf(Ops.put(1, "k", "v"));
    assertThat(failure.getCode()).isEqualTo("NO_LEADER");
    assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(FORWARD.leaderWait().toNanos());
  }

  @Test
  void aLeaderElectedMeanwhileGetsWhatWaited() throws InterruptedException {
    follower.replica.follow("");
    stream.send(Ops.put(1, "k", "v"), Ops.get(2, "k"));
    await().until(() -> follower.door.inFlight().operations() == 2);
    follower.replica.follow("n1");
    assertThat(stream.take(2)).noneMatch(Result::hasFailure);
  }

  @Test
  void aLeaderThatHungAndWasReplacedIsNotWaitedFor() throws InterruptedException {
    leader.replica.hold();
    stream.send(Ops.put(1, "k", "v"));
    await().until(() -> leader.replica.heldCount() == 1);
    long replaced = System.nanoTime();
    follower.replica.follow("n3");
    Failure failure = stream.next().getResults(0).getFailure();
    assertThat(failure.getCode()).isEqualTo("LEADER_CHANGED");
    assertThat(failure.getFate()).isEqualTo(Fate.FATE_INDETERMINATE);
    assertThat(System.nanoTime() - replaced)
        .isLessThan(AdmissionLimits.DEFAULT.defaultTimeout().toNanos());
  }

  @Test
  void anAnswerThatDoesNotComeIsATimeout() throws InterruptedException {
    leader.replica.hold();
    RequestHeader soon = RequestHeader.newBuilder().setTimeoutMs(1_000).build();
    Failure failure = failureOf(Ops.put(1, "k", "v", soon));
    assertThat(failure.getCode()).isEqualTo("WRITE_TIMEOUT");
    assertThat(failure.getFate()).isEqualTo(Fate.FATE_INDETERMINATE);
  }

  @Test
  void forwardingHasABound() throws InterruptedException {
    leader.replica.hold();
    Operation[] operations = new Operation[PEER_MAX + 7];
    for (int i = 0; i < operations.length; i++) {
      operations[i] = Ops.put(i + 1, "k", "v");
    }
    stream.send(operations);
    assertThat(stream.take(7))
        .allMatch(result -> result.getFailure().getCode().equals("RESOURCE_EXHAUSTED"));
    await().until(() -> leader.replica.heldCount() == PEER_MAX);
    leader.replica.release();
    assertThat(stream.take(PEER_MAX)).allMatch(Result::hasPut);
  }
}
