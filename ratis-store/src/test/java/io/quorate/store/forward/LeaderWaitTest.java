package io.quorate.store.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LeaderWaitTest {

  private static final StoreException WHY = StoreException.of(ErrorCode.NO_LEADER);

  private final List<Forwarded> routed = new ArrayList<>();
  private final LeaderWait wait = new LeaderWait(Duration.ofSeconds(3), routed::add);
  private final Waiter operation = new Waiter();

  @Test
  void whoWaitsIsRoutedOnceThereIsALeader() {
    wait.add(operation, WHY);
    wait.sweep(System.nanoTime(), "");
    assertThat(routed).isEmpty();
    wait.sweep(System.nanoTime(), "n1");
    assertThat(routed).containsExactly(operation);
    assertThat(wait.size()).isZero();
  }

  @Test
  void whoComesBackRestsUnlessAnotherLeads() {
    wait.sweep(System.nanoTime(), "n1");
    operation.untilNanos = System.nanoTime() + Duration.ofSeconds(2).toNanos(); // waited 1 s so far
    wait.add(operation, WHY);
    wait.sweep(System.nanoTime(), "n1");
    assertThat(routed).isEmpty();
    wait.sweep(System.nanoTime(), "n2");
    assertThat(routed).containsExactly(operation);
  }

  @Test
  void whoWaitedLongEnoughIsToldWhy() {
    wait.add(operation, WHY);
    wait.sweep(System.nanoTime() + Duration.ofSeconds(4).toNanos(), "");
    assertThat(operation.failure).isSameAs(WHY);
    assertThat(wait.size()).isZero();
  }

  @Test
  void nobodyWaitsPastItsOwnDeadline() {
    operation.deadlineNanos = System.nanoTime();
    wait.add(operation, WHY);
    assertThat(operation.failure).isSameAs(WHY);
  }

  @Test
  void nobodyWaitsForANodeThatStops() {
    wait.add(operation, WHY);
    wait.close();
    assertThat(operation.failure).hasMessageContaining("NODE_STOPPING");
  }

  private static final class Waiter implements Forwarded {

    long deadlineNanos = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    long untilNanos;
    @Nullable StoreException failure;

    @Override
    public Operation operation() {
      return Operation.getDefaultInstance();
    }

    @Override
    public RequestHeader header() {
      return RequestHeader.getDefaultInstance();
    }

    @Override
    public long weight() {
      return 0;
    }

    @Override
    public long deadlineNanos() {
      return deadlineNanos;
    }

    @Override
    public boolean isWrite() {
      return true;
    }

    @Override
    public void answered(Result result, Origin origin) {
      throw new AssertionError("nobody answers here");
    }

    @Override
    public void notDone(StoreException why) {
      throw new AssertionError("nobody tries here");
    }

    @Override
    public void failed(StoreException why) {
      failure = why;
    }

    @Override
    public long waitUntilNanos(long proposed) {
      if (untilNanos == 0) {
        untilNanos = proposed;
      }
      return untilNanos;
    }
  }
}
