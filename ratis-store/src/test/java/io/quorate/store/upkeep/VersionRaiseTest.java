package io.quorate.store.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class VersionRaiseTest {

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private CompletableFuture<Integer> answer = new CompletableFuture<>();

  private VersionRaise understanding(int own) {
    return new VersionRaise(
        own,
        () -> {
          asked.incrementAndGet();
          return answer;
        },
        nanos::get);
  }

  @Test
  void clusterIsRaisedToWhatAllUnderstand() {
    VersionRaise raise = understanding(4);
    assertThat(raise.due(1)).as("not known yet").isZero();
    answer.complete(3);
    assertThat(raise.due(1)).isEqualTo(3);
    assertThat(raise.due(3)).as("nobody understands more").isZero();
  }

  @Test
  void nodeThatDoesNotAnswerHoldsItBackAndIsAskedAgain() {
    VersionRaise raise = understanding(2);
    assertThat(raise.due(1)).isZero();
    answer.completeExceptionally(new IllegalStateException("silent"));
    assertThat(raise.due(1)).isZero();
    assertThat(asked).as("not at every look").hasValue(1);
    answer = CompletableFuture.completedFuture(1);
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(raise.due(1)).isZero();
    assertThat(raise.due(1)).as("one understands only what there is").isZero();
    answer = CompletableFuture.completedFuture(2);
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(raise.due(1)).isZero();
    assertThat(raise.due(1)).isEqualTo(2);
    assertThat(asked).hasValue(3);
  }

  @Test
  void nobodyIsAskedWhereThereIsNothingToRaise() {
    assertThat(understanding(2).due(2)).isZero();
    assertThat(asked).hasValue(0);
  }
}
