package io.quorate.client;

import static io.quorate.model.ReadConsistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.model.GetResult;
import io.quorate.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Operations travel together when they come together, and alone when they come alone. */
class CoalescingTest {

  @Test
  void coalescesUnderLoad() {
    try (FakeNode node = new FakeNode("a", new FakeStore());
        QuorateClient client = QuorateClient.builder().endpoints(node.address()).build()) {
      List<CompletableFuture<GetResult>> reads = new ArrayList<>();
      for (int i = 0; i < 4_000; i++) {
        reads.add(client.async().get(Key.of("key"), STRONG));
      }
      CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new)).join();

      assertThat(node.operations.get()).isEqualTo(4_000);
      assertThat(node.messages.get()).isLessThan(1_000);
    }
  }

  @Test
  void loneOperationTravelsAtOnce() {
    try (FakeNode node = new FakeNode("a", new FakeStore());
        QuorateClient client = QuorateClient.builder().endpoints(node.address()).build()) {
      for (int i = 0; i < 20; i++) {
        client.get("key", STRONG);
      }

      assertThat(node.messages.get()).isEqualTo(20);
    }
  }

  @Test
  void messageHoldsNoMoreOperationsThanItMay() {
    try (FakeNode node = new FakeNode("a", new FakeStore());
        QuorateClient client =
            QuorateClient.builder()
                .endpoints(node.address())
                .limits(ClientLimits.DEFAULT.withOperationsPerMessage(3))
                .build()) {
      List<CompletableFuture<GetResult>> reads = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        reads.add(client.async().get(Key.of("key"), STRONG));
      }
      CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new)).join();

      assertThat(node.messages.get()).isGreaterThanOrEqualTo(100);
    }
  }
}
