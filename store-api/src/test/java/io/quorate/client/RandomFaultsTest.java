package io.quorate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import io.quorate.model.Put;
import io.quorate.model.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the nodes do, each write is applied once if acknowledged, never if refused. */
class RandomFaultsTest {

  private static final int WRITES = 2_000;
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final Duration SLACK = Duration.ofSeconds(20);

  private static final List<Step> FAULTS =
      List.of(
          Step.DROP,
          Step.APPLY_AND_DROP,
          Step.SWALLOW,
          Step.APPLY_AND_SWALLOW,
          new Step.Delay(Duration.ofMillis(30)),
          new Step.Fail(ErrorCode.NO_LEADER),
          new Step.Fail(ErrorCode.NOT_LEADER),
          new Step.Fail(ErrorCode.GATE_CLOSED),
          new Step.Fail(ErrorCode.RESOURCE_EXHAUSTED),
          new Step.ApplyAndFail(ErrorCode.LEADER_CHANGED),
          new Step.ApplyAndFail(ErrorCode.INTERNAL));

  @Test
  void appliedIsAcknowledgedAndAtMostIndeterminate() throws Exception {
    long seed = Long.getLong("quorate.seed", System.nanoTime());
    for (int round = 0; round < Integer.getInteger("quorate.fault.rounds", 5); round++) {
      everyWriteEndsAsItWasSaid(seed + round);
    }
  }

  private static void everyWriteEndsAsItWasSaid(long seed) throws Exception {
    FakeStore store = new FakeStore();
    try (FakeNode a = new FakeNode("a", store);
        FakeNode b = new FakeNode("b", store);
        FakeNode c = new FakeNode("c", store);
        QuorateClient client =
            QuorateClient.builder()
                .endpoints(a.address(), b.address(), c.address())
                .attemptTimeout(Duration.ofMillis(150))
                .deadline(DEADLINE)
                .limits(ClientLimits.DEFAULT.withOperationsInFlight(64))
                .build()) {
      SplittableRandom seeds = new SplittableRandom(seed);
      List<FakeNode> nodes = List.of(a, b, c);
      for (FakeNode node : nodes) {
        RandomGenerator random = seeds.split();
        node.leader = nodes.get(random.nextInt(nodes.size())).address();
        node.script = operation -> faultOrAnswer(random);
      }

      List<CompletableFuture<?>> writes = new ArrayList<>();
      for (int i = 0; i < WRITES; i++) {
        writes.add(client.async().put(Put.of("key-" + i, "value")));
      }

      for (int i = 0; i < WRITES; i++) {
        Optional<Fate> failed = fateOf(writes.get(i));
        int least = failed.isEmpty() ? 1 : 0;
        int most = failed.isEmpty() || failed.get() == Fate.INDETERMINATE ? 1 : 0;
        assertThat(store.putsOf("key-" + i))
            .as("seed %d, write %d, failed %s", seed, i, failed)
            .isBetween(least, most);
      }
      assertThat(store.keptMax()).isLessThanOrEqualTo(SequenceWindow.WRITES_MAX);
    }
  }

  private static Step faultOrAnswer(RandomGenerator random) {
    // The services of one node run in threads of their own, one for each stream.
    synchronized (random) {
      boolean fails = random.nextInt(100) < 3;
      return fails ? FAULTS.get(random.nextInt(FAULTS.size())) : Step.ANSWER;
    }
  }

  private static Optional<Fate> fateOf(CompletableFuture<?> write)
      throws InterruptedException, TimeoutException {
    try {
      write.get(DEADLINE.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException failure) {
        return Optional.of(failure.code().fate());
      }
      throw new AssertionError("not a failure of the store", failed);
    }
  }
}
