package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.model.ErrorCode;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import io.quorate.v1.LeaseKeepAliveRequest;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong below the door reaches the caller with its code and fate. */
final class FailureTest {

  /** Long enough for a busy machine to look at the request before it is over. */
  private static final int SOON_MILLIS = 1_000;

  private static final RequestHeader SOON =
      RequestHeader.newBuilder().setTimeoutMs(SOON_MILLIS).build();

  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    node = TestNode.single();
  }

  @AfterEach
  void stop() {
    await().until(() -> node.door.inFlight().operations() == 0);
    node.close();
    assertThat(node.replica.openViews).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RESOURCE_EXHAUSTED",
        "GATE_CLOSED",
        "DISK_FULL",
        "WRITE_TIMEOUT",
        "LEADER_CHANGED",
        "INTERNAL"
      })
  void aRefusalOfTheReplicaKeepsItsFate(ErrorCode code) throws InterruptedException {
    node.replica.refuse(code);
    TestStream stream = node.stream();
    for (Operation operation :
        new Operation[] {
          Ops.put(1, "k", "v"), Ops.get(1, "k"), Ops.range(1, RequestHeader.getDefaultInstance())
        }) {
      Failure failure = stream.call(operation).getFailure();
      assertThat(failure.getCode()).isEqualTo(code.name());
      assertThat(failure.getMessage()).isEqualTo(code.text());
      assertThat(failure.getFate()).isEqualTo(Fate.valueOf("FATE_" + code.fate()));
    }
  }

  @Test
  void aRefusalOfApplyCarriesItsContext() throws InterruptedException {
    Operation keepAlive =
        Operation.newBuilder()
            .setId(1)
            .setLeaseKeepAlive(LeaseKeepAliveRequest.newBuilder().setLease(77))
            .build();
    Failure failure = node.stream().call(keepAlive).getFailure();
    assertThat(failure.getCode()).isEqualTo("LEASE_NOT_FOUND");
    assertThat(failure.getContextMap()).containsEntry("lease", "77");
  }

  @Test
  void readsWaitForAViewWithoutHoldingUpTheStream() throws InterruptedException {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    node.replica.viewsAfter(ready);
    TestStream stream = node.stream();
    stream.send(Ops.get(1, "k"), Ops.get(2, "k"));
    assertThat(stream.call(Ops.put(3, "k", "v")).hasPut()).isTrue();
    ready.complete(null);
    assertThat(stream.take(2))
        .allMatch(Result::hasGet)
        .extracting(Result::getId)
        .containsExactly(1L, 2L);
  }

  @Test
  void aViewThatComesTooLateIsATimeout() throws InterruptedException {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    node.replica.viewsAfter(ready);
    TestStream stream = node.stream();
    stream.send(Ops.get(1, "k", SOON));
    await().until(() -> node.replica.strongViews.get() == 1);
    long arrivedBefore = System.nanoTime();
    await()
        .until(() ->
            System.nanoTime() - arrivedBefore > TimeUnit.MILLISECONDS.toNanos(SOON_MILLIS + 10));
    ready.complete(null);
    assertThat(stream.next().getResults(0).getFailure().getCode()).isEqualTo("READ_TIMEOUT");
  }
}
