package io.quorate.client;

import static io.quorate.model.ReadConsistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Operation;
import io.quorate.v1.Operation.RequestCase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write is applied once, whatever happens to its messages, or the client says that it may be. */
class ExactlyOnceTest {

  /** Longer than a busy machine takes to answer: what is sent twice is counted twice here. */
  private static final Duration ATTEMPT = Duration.ofSeconds(1);

  private final FakeStore store = new FakeStore();
  private final FakeNode first = new FakeNode("a", store);
  private final FakeNode second = new FakeNode("b", store);
  private final QuorateClient client =
      QuorateClient.builder()
          .endpoints(first.address(), second.address())
          .attemptTimeout(ATTEMPT)
          .build();

  @AfterEach
  void close() {
    client.close();
    first.close();
    second.close();
  }

  @Test
  void writeWhoseReplyWasLostIsAppliedOnce() {
    first.script = once(RequestCase.PUT, Step.APPLY_AND_SWALLOW);

    client.put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(1);
    assertThat(puts(first) + puts(second)).isEqualTo(2);
  }

  @Test
  void writeWhoseConnectionBrokeIsAppliedOnce() {
    first.script = once(RequestCase.PUT, Step.APPLY_AND_DROP);

    client.put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(1);
  }

  @Test
  void writeWhoseFateTheNodeDoesNotKnowIsAppliedOnce() {
    first.script = once(RequestCase.PUT, new Step.ApplyAndFail(ErrorCode.LEADER_CHANGED));

    client.put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(1);
  }

  @Test
  void everySendingOfAWriteCarriesOneStamp() {
    first.script = once(RequestCase.PUT, Step.APPLY_AND_DROP);

    client.put("key", "value");

    assertThat(List.of(first, second))
        .flatExtracting(node -> node.received)
        .filteredOn(Operation::hasPut)
        .extracting(operation -> operation.getPut().getHeader().getSession().getSequence())
        .containsExactly(1L, 1L);
  }

  @Test
  void unknownSessionBeforeAnyDoubtIsReplaced() {
    client.put("key", "one");
    store.forgetSessions();

    client.put("key", "two");

    assertThat(store.putsOf("key")).isEqualTo(2);
    assertThat(store.sessionsOpened()).isEqualTo(2);
  }

  @Test
  void unknownSessionAfterASendIsIndeterminate() {
    client.put("other", "value");
    Function<Operation, Step> lose = once(RequestCase.PUT, Step.APPLY_AND_DROP);
    first.script =
        operation -> {
          Step step = lose.apply(operation);
          if (step.equals(Step.APPLY_AND_DROP)) {
            store.apply(operation);
            store.forgetSessions();
          }
          return step;
        };

    assertThatThrownBy(() -> client.put("key", "value"))
        .asInstanceOf(type(StoreException.Indeterminate.class))
        .extracting(StoreException::code)
        .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    assertThat(store.putsOf("key")).isEqualTo(1);
    client.put("key", "again");
    assertThat(store.putsOf("key")).isEqualTo(2);
  }

  @Test
  void doorsRefusalAfterALostReplyLeavesTheWriteIndeterminate() {
    first.script = once(RequestCase.PUT, Step.APPLY_AND_DROP);
    second.script = once(RequestCase.PUT, new Step.Fail(ErrorCode.DEADLINE_EXPIRED));

    assertThatThrownBy(() -> client.put("key", "value"))
        .asInstanceOf(type(StoreException.Indeterminate.class))
        .extracting(StoreException::code)
        .isEqualTo(ErrorCode.CONNECTION_LOST);
  }

  @Test
  void writeThatNobodyAnswersIsIndeterminate() {
    client.put("warm", "up");
    first.script = operation -> Step.SWALLOW;
    second.script = operation -> Step.SWALLOW;

    QuorateClient hasty = client.withDeadline(ATTEMPT.multipliedBy(2));

    assertThatThrownBy(() -> hasty.put("key", "value"))
        .asInstanceOf(type(StoreException.Indeterminate.class))
        .extracting(StoreException::code)
        .isEqualTo(ErrorCode.WRITE_TIMEOUT);
  }

  @Test
  void writeThatWasSurelyNotAppliedIsUnavailable() {
    client.put("warm", "up");
    first.script = operation -> new Step.Fail(ErrorCode.NO_LEADER);
    second.script = operation -> new Step.Fail(ErrorCode.NO_LEADER);

    QuorateClient hasty = client.withDeadline(ATTEMPT.multipliedBy(2));

    assertThatThrownBy(() -> hasty.put("key", "value"))
        .asInstanceOf(type(StoreException.Unavailable.class))
        .extracting(StoreException::code)
        .isEqualTo(ErrorCode.NO_LEADER);
  }

  @Test
  void readsAndOneSessionServeAllThreads() {
    IntStream.range(0, 100).parallel().forEach(i -> client.put("key-" + i, "value"));
    IntStream.range(0, 100).parallel().forEach(i -> client.get("key-" + i, STRONG));

    assertThat(store.sessionsOpened()).isEqualTo(1);
  }

  @Test
  void abandonedWriteDoesNotHoldUpTheSession() {
    client.put("warm", "up");
    first.script =
        operation ->
            operation.getPut().getKey().toStringUtf8().equals("lost") ? Step.SWALLOW : Step.ANSWER;
    second.script = first.script;
    CompletableFuture<?> lost =
        client
            .async()
            .withDeadline(Duration.ofMillis(100))
            .put(io.quorate.model.Put.of("lost", "value"));
    assertThat(lost).failsWithin(Duration.ofSeconds(30));

    client.put("key", "value");

    Operation last = second.received.isEmpty() ? last(first) : last(second);
    assertThat(last.getPut().getHeader().getSession().getFirstIncomplete())
        .isEqualTo(last.getPut().getHeader().getSession().getSequence());
  }

  @Test
  void closingTheClientClosesItsSession() {
    client.put("key", "value");
    assertThat(store.sessionsOpen()).isEqualTo(1);

    client.close();

    assertThat(store.sessionsOpen()).isZero();
  }

  private static Operation last(FakeNode node) {
    return node.received.get(node.received.size() - 1);
  }

  private static long puts(FakeNode node) {
    return node.received.stream().filter(Operation::hasPut).count();
  }

  private static Function<Operation, Step> once(RequestCase request, Step step) {
    AtomicInteger seen = new AtomicInteger();
    return operation ->
        operation.getRequestCase() == request && seen.getAndIncrement() == 0 ? step : Step.ANSWER;
  }
}
