package io.quorate.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AcknowledgedWritesTest {

  private static final int WRITES = 3000;

  private final MemoryStore store = new MemoryStore(Runnable::run);
  private final AcknowledgedWrites writes = new AcknowledgedWrites();

  @BeforeEach
  void write() {
    for (int i = 0; i < WRITES; i++) {
      writes.put(store, "k" + i, bytes("v" + i)).join();
    }
  }

  @Test
  void storeThatKeptAllIsFoundClean() throws InterruptedException {
    AcknowledgedWrites.Verdict verdict = writes.verify(store, done -> {});

    assertThat(verdict.acknowledged()).isEqualTo(WRITES);
    assertThat(verdict.clean()).isTrue();
  }

  @Test
  void missingWriteIsFoundLost() throws InterruptedException {
    store.forget("k17");

    AcknowledgedWrites.Verdict verdict = writes.verify(store, done -> {});

    assertThat(verdict.lost()).isEqualTo(1);
    assertThat(verdict.examples()).singleElement().asString().contains("k17", "not there");
  }

  @Test
  void valueThatNobodyWroteIsFoundLost() throws InterruptedException {
    store.put(bytes("k3"), bytes("another")).join();

    assertThat(writes.verify(store, done -> {}).lost()).isEqualTo(1);
  }

  @Test
  void writeWhoseReadFailsIsNotCalledKept() throws InterruptedException {
    StoreClient deaf = new DeafStore();

    AcknowledgedWrites.Verdict verdict = writes.verify(deaf, done -> {});

    assertThat(verdict.unread()).isEqualTo(WRITES);
    assertThat(verdict.clean()).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
