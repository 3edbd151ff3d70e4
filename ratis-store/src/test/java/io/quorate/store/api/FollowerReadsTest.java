package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.command.Command;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Value;
import io.quorate.model.Origin;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.SessionToken;
import io.quorate.v1.Failure;
import io.quorate.v1.GetResponse;
import io.quorate.v1.Level;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code n2} answers while {@code n1} leads, and what it asks for that. */
final class FollowerReadsTest {

  private static final Command PUT =
      new Command.Put(Key.of("k"), Value.of("v"), LeaseId.NONE, false);

  private TestNode leader;
  private TestNode follower;

  @BeforeEach
  void start() throws IOException {
    List<TestNode> nodes = TestNode.cluster(DoorLimits.DEFAULT, "n1", "n2");
    leader = nodes.getFirst();
    follower = nodes.getLast();
    follower.replica.follow("n1");
  }

  @AfterEach
  void nothingIsLeft() {
    for (TestNode node : List.of(leader, follower)) {
      await().until(() -> node.door.inFlight().operations() == 0);
      await().until(() -> node.replica.openViews.get() == 0);
      node.close();
    }
  }

  private static RequestHeader.Builder header(Level level) {
    return RequestHeader.newBuilder().setLevel(level);
  }

  private static RequestHeader bounded(Duration longest) {
    return header(Level.LEVEL_BOUNDED)
        .setBoundMicros(TimeUnit.NANOSECONDS.toMicros(longest.toNanos()))
        .build();
  }

  private static RequestHeader session(String cluster, int incarnation, long revision) {
    Origin origin = new Origin("g", incarnation, 1, "n1", "r", cluster);
    Receipt receipt =
        new Receipt(origin, Revision.of(revision), 0, io.quorate.model.Level.STRONG, 0);
    return header(Level.LEVEL_SESSION).setSessionToken(SessionToken.of(receipt).text()).build();
  }

  private Result get(RequestHeader header) {
    return follower.door.execute(Ops.get(1, "k", header)).join();
  }

  private GetResponse got(RequestHeader header) {
    Result result = get(header);
    assertThat(result.hasGet()).as("%s", result).isTrue();
    return result.getGet();
  }

  private Failure failure(RequestHeader header) {
    Result result = get(header);
    assertThat(result.hasFailure()).as("%s", result).isTrue();
    return result.getFailure();
  }

  private void bothHaveIt() {
    leader.replica.replicate(PUT);
    follower.replica.replicate(PUT);
  }

  @Test
  void boundedReadOfAnUnprovenReplicaAsksTheLeaderFirst() {
    bothHaveIt();
    GetResponse got = got(bounded(Duration.ofSeconds(10)));
    assertThat(got.getReceipt().getOrigin().getNode()).isEqualTo("n2");
    assertThat(got.getReceipt().getLevel()).isEqualTo(Level.LEVEL_BOUNDED);
    assertThat(got.getReceipt().hasBoundMicros()).isTrue();
    assertThat(got.getReceipt().getBoundMicros()).isLessThan(10_000_000L);
    assertThat(leader.replica.strongViews).hasValue(1);
  }

  @Test
  void boundedReadsWithinAProofAskNothing() {
    bothHaveIt();
    got(bounded(Duration.ofMinutes(10)));
    leader.close();
    for (int i = 0; i < 100; i++) {
      assertThat(got(bounded(Duration.ofMinutes(10))).getReceipt().getOrigin().getNode())
          .isEqualTo("n2");
    }
  }

  @Test
  void readsThatWaitShareAFewQuestions() {
    bothHaveIt();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    leader.replica.viewsAfter(ready);
    CompletableFuture<?>[] reads = new CompletableFuture<?>[200];
    for (int i = 0; i < reads.length; i++) {
      reads[i] = follower.door.execute(Ops.get(i + 1, "k", bounded(Duration.ofSeconds(10))));
    }
    await().until(() -> leader.replica.strongViews.get() > 0);
    ready.complete(null);
    CompletableFuture.allOf(reads).join();
    assertThat(leader.replica.strongViews.get()).isLessThanOrEqualTo(5);
  }

  @Test
  void replicaWaitsForWhatTheLeaderHas() {
    leader.replica.replicate(PUT);
    CompletableFuture<Result> read =
        follower.door.execute(Ops.get(1, "k", bounded(Duration.ofSeconds(10))));
    await().until(() -> leader.replica.strongViews.get() > 0);
    follower.replica.replicate(PUT);
    Result result = read.join();
    assertThat(result.getGet().hasEntry()).isTrue();
    assertThat(result.getGet().getReceipt().getOrigin().getNode()).isEqualTo("n2");
  }

  @Test
  void readThatTheReplicaCannotAnswerGoesToTheLeader() {
    leader.replica.replicate(PUT);
    for (RequestHeader header :
        List.of(
            bounded(Duration.ofSeconds(10)),
            session(TestNode.CLUSTER, 1, 1),
            header(Level.LEVEL_AT).setAtRevision(1).build())) {
      GetResponse got = got(header);
      assertThat(got.hasEntry()).isTrue();
      assertThat(got.getReceipt().getOrigin().getNode()).isEqualTo("n1");
      assertThat(got.getReceipt().getLevel()).isEqualTo(header.getLevel());
    }
  }

  @Test
  void boundedReadThatNobodyCanAnswerFailsWithTheBoundReached() {
    bothHaveIt();
    got(bounded(Duration.ofSeconds(10)));
    leader.close();
    Failure failure = failure(bounded(Duration.ZERO));
    assertThat(failure.getCode()).isEqualTo("BOUND_NOT_PROVEN");
    assertThat(failure.getContextMap()).containsKeys("asked", "reached");
  }

  @Test
  void eventualAndLocalReadsNeverWait() {
    follower.replica.replicate(PUT);
    leader.close();
    for (Level level : List.of(Level.LEVEL_EVENTUAL, Level.LEVEL_LOCAL)) {
      GetResponse got = got(header(level).build());
      assertThat(got.hasEntry()).isTrue();
      assertThat(got.getReceipt().hasBoundMicros()).isFalse();
    }
  }

  @Test
  void readsRenewTheProofInTheBackground() {
    bothHaveIt();
    got(header(Level.LEVEL_EVENTUAL).build());
    await().until(() -> got(header(Level.LEVEL_EVENTUAL).build()).getReceipt().hasBoundMicros());
  }

  @Test
  void tokenThatCannotBeReadIsRefused() {
    String damaged =
        session(TestNode.CLUSTER, 1, 1).getSessionToken().replace("q1.A", "q1.B") + "x";
    RequestHeader header = header(Level.LEVEL_SESSION).setSessionToken(damaged).build();
    assertThat(failure(header).getCode()).isEqualTo("TOKEN_INVALID");
    assertThat(failure(session("another", 1, 1)).getCode()).isEqualTo("TOKEN_INVALID");
    assertThat(failure(session(TestNode.CLUSTER, 2, 1)).getCode()).isEqualTo("INCARNATION_OVER");
  }

  @Test
  void revisionThatNobodyHasIsRefused() {
    bothHaveIt();
    RequestHeader future = header(Level.LEVEL_AT).setAtRevision(99).build();
    assertThat(failure(future).getCode()).isEqualTo("REVISION_IN_FUTURE");
    assertThat(failure(header(Level.LEVEL_AT).build()).getCode()).isEqualTo("REQUEST_MALFORMED");
  }

  @Test
  void rangesAreReadAlike() {
    bothHaveIt();
    Result range = follower.door.execute(Ops.range(1, bounded(Duration.ofSeconds(10)))).join();
    assertThat(range.getRange().getCount()).isEqualTo(1);
    assertThat(range.getRange().getReceipt().getOrigin().getNode()).isEqualTo("n2");
    assertThat(range.getRange().getReceipt().hasBoundMicros()).isTrue();
  }

  @Test
  void leaderUnderLeaseIsNeverStale() {
    bothHaveIt();
    Result got = leader.door.execute(Ops.get(1, "k", bounded(Duration.ZERO))).join();
    assertThat(got.getGet().getReceipt().hasBoundMicros()).isTrue();
    assertThat(got.getGet().getReceipt().getBoundMicros()).isZero();
  }
}
