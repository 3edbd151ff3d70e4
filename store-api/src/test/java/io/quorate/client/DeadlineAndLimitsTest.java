package io.quorate.client;

import static io.quorate.model.ReadConsistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.quorate.model.ErrorCode;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.Put;
import io.quorate.model.StoreException;
import io.quorate.model.Value;
import io.quorate.v1.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing waits for ever, and nothing grows for ever. */
class DeadlineAndLimitsTest {

  private static final Duration DEADLINE = Duration.ofMillis(300);

  /** For a busy machine; far below what an attempt or a connection may take by other limits. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  /** Where an answer comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(3);

  private final FakeStore store = new FakeStore();
  private final FakeNode node = new FakeNode("a", store);
  private QuorateClient client = builder().build();

  @AfterEach
  void close() {
    client.close();
    node.close();
  }

  @Test
  void everyCallEndsByItsDeadline() {
    List<Step> steps =
        List.of(
            Step.SWALLOW,
            Step.DROP,
            new Step.Fail(ErrorCode.NO_LEADER),
            new Step.Fail(ErrorCode.GATE_CLOSED),
            new Step.Fail(ErrorCode.LEADER_CHANGED),
            new Step.Fail(ErrorCode.SESSION_UNKNOWN));
    for (Step step : steps) {
      node.script = operation -> step;
      endsInTime(hasty().async().get(Key.of("key"), STRONG));
      endsInTime(hasty().async().put(Put.of("key", "value")));
    }
    node.stop();
    endsInTime(hasty().async().get(Key.of("key"), STRONG));
    endsInTime(hasty().async().put(Put.of("key", "value")));
  }

  @Test
  void readIsNeverIndeterminate() {
    node.script = operation -> Step.DROP;

    assertThatThrownBy(() -> hasty().get("key", STRONG))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void unreachableStoreIsSaidToBeUnreachable() {
    node.stop();

    assertThatThrownBy(() -> client.withDeadline(REFUSED_WITHIN).put("key", "value"))
        .asInstanceOf(type(StoreException.Unavailable.class))
        .extracting(StoreException::code)
        .isEqualTo(ErrorCode.UNREACHABLE);
  }

  @Test
  void nodeIsToldTheTimeThatIsLeft() {
    client.get("key", STRONG);

    assertThat(node.received.get(0).getGet().getHeader().getTimeoutMs())
        .isBetween(1, (int) PATIENCE.toMillis());
  }

  @Test
  void callBeyondTheLimitWaitsForRoomAndThenIsRefused() {
    reopen(builder().limits(ClientLimits.DEFAULT.withOperationsInFlight(2)));
    node.script = operation -> Step.SWALLOW;
    AsyncQuorateClient patient = client.async();
    CompletableFuture<GetResult> one = patient.get(Key.of("key"), STRONG);
    CompletableFuture<GetResult> two = patient.get(Key.of("key"), STRONG);

    CompletableFuture<GetResult> three = hasty().async().get(Key.of("key"), STRONG);

    assertThat(one).isNotDone();
    assertThat(two).isNotDone();
    assertThat(three)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("RESOURCE_EXHAUSTED");
  }

  @Test
  void cancelledCallMakesRoom() {
    reopen(builder().limits(ClientLimits.DEFAULT.withOperationsInFlight(1)));
    node.script = operation -> Step.SWALLOW;
    client.async().get(Key.of("key"), STRONG).cancel(false);
    node.script = operation -> Step.ANSWER;

    assertThat(client.get("key", STRONG).entry()).isEmpty();
  }

  @Test
  void operationLargerThanAMessageIsRefusedAndDisturbsNothing() {
    reopen(builder().limits(ClientLimits.DEFAULT.withBytesPerMessage(2_000)));
    List<CompletableFuture<?>> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      writes.add(client.async().put(Key.of("key-" + i), Value.of(new byte[300])));
    }

    assertThatThrownBy(() -> client.put(Key.of("key"), Value.of(new byte[3_000])))
        .asInstanceOf(type(StoreException.Rejected.class))
        .extracting(StoreException::code)
        .isEqualTo(ErrorCode.REQUEST_TOO_LARGE);
    assertThat(writes).allSatisfy(write -> assertThat(write).succeedsWithin(PATIENCE));
    assertThat(node.largestMessageBytes.get()).isBetween(300, 2_000);
  }

  @Test
  void sessionNeverKeepsMoreOutcomesThanTheStoreAllows() {
    reopen(
        builder()
            .attemptTimeout(Duration.ofSeconds(5))
            .limits(ClientLimits.DEFAULT.withOperationsInFlight(10_000)));
    node.script =
        operation -> operation.hasPut() ? new Step.Delay(Duration.ofMillis(100)) : Step.ANSWER;
    List<CompletableFuture<?>> writes = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      writes.add(client.async().put(Put.of("key", "value")));
    }

    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();

    assertThat(store.keptMax()).isBetween(1_000, SequenceWindow.WRITES_MAX);
    assertThat(store.putsOf("key")).isEqualTo(9_000);
  }

  @Test
  void closingEndsWhatIsUnderWay() {
    client.put("warm", "up");
    node.script = operation -> Step.SWALLOW;
    CompletableFuture<?> write = client.async().put(Put.of("key", "value"));
    CompletableFuture<?> read = client.async().get(Key.of("key"), STRONG);
    await().until(() -> node.received.stream().anyMatch(Operation::hasGet));

    client.close();
    client.close();

    assertThat(write)
        .failsWithin(SLACK)
        .withThrowableThat()
        .withMessageContaining("CONNECTION_LOST");
    assertThat(read).failsWithin(SLACK).withThrowableThat().withMessageContaining("CLIENT_CLOSED");
    assertThatThrownBy(() -> client.get("key", STRONG)).hasMessageContaining("CLIENT_CLOSED");
  }

  @Test
  void blockingCallOnTheIoThreadIsRefusedRatherThanDeadlocked() {
    CompletableFuture<GetResult> chained =
        client.async().get(Key.of("key"), STRONG).thenApply(read -> client.get("key", STRONG));

    assertThat(chained)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withMessageContaining("I/O thread");
  }

  private QuorateClient reopen(ClientBuilder with) {
    client.close();
    client = with.build();
    return client;
  }

  private ClientBuilder builder() {
    return QuorateClient.builder()
        .endpoints(node.address())
        .attemptTimeout(Duration.ofMillis(100))
        .deadline(PATIENCE);
  }

  private QuorateClient hasty() {
    return client.withDeadline(DEADLINE);
  }

  private static void endsInTime(CompletableFuture<?> call) {
    long began = System.nanoTime();
    assertThat(call).failsWithin(DEADLINE.plus(SLACK));
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
        .isLessThan(DEADLINE.plus(SLACK).toMillis());
  }
}
