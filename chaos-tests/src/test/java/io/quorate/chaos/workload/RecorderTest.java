package io.quorate.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.HistoryReader;
import io.quorate.chaos.history.HistoryWriter;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  @TempDir private Path folder;

  private final Tally tally = new Tally();

  @Test
  void answeredOperationIsDoneAndItsProcessGoesOn() throws IOException {
    List<Operation> noted =
        noted(recorder -> {
          send(recorder, Sort.WRITE, null);
          send(recorder, Sort.WRITE, null);
        });

    assertThat(noted).extracting(Operation::fate).containsExactly(Fate.DONE, Fate.DONE);
    assertThat(noted).extracting(Operation::process).containsExactly("1", "1");
    assertThat(tally.answered()).isEqualTo(2);
  }

  @Test
  void writeThatMayHaveHappenedIsUnknownAndRetiresItsProcess() throws IOException {
    List<Operation> noted =
        noted(recorder -> {
          send(recorder, Sort.WRITE, ErrorCode.CONNECTION_LOST);
          send(recorder, Sort.COMPARE, ErrorCode.WRITE_TIMEOUT);
        });

    assertThat(noted).extracting(Operation::fate).containsExactly(Fate.UNKNOWN, Fate.UNKNOWN);
    assertThat(noted).extracting(Operation::process).doesNotHaveDuplicates();
    assertThat(tally.unknown()).isEqualTo(2);
  }

  @Test
  void writeThatCertainlyDidNotHappenIsRefused() throws IOException {
    List<Operation> noted =
        noted(recorder -> {
          send(recorder, Sort.WRITE, ErrorCode.NO_LEADER);
          send(recorder, Sort.WRITE, ErrorCode.KEY_EMPTY);
        });

    assertThat(noted).extracting(Operation::fate).containsExactly(Fate.REFUSED, Fate.REFUSED);
    assertThat(tally.failed()).isEqualTo(2);
  }

  @Test
  void failedReadAndComparisonThatWasNotMadeAreLeftOut() throws IOException {
    List<Operation> noted =
        noted(recorder -> {
          send(recorder, Sort.READ, ErrorCode.READ_TIMEOUT);
          send(recorder, Sort.READ, ErrorCode.INTERNAL);
          send(recorder, Sort.COMPARE, ErrorCode.NO_LEADER);
        });

    assertThat(noted).isEmpty();
    assertThat(tally.failed()).isEqualTo(3);
  }

  private interface Use {
    void of(Recorder recorder);
  }

  private List<Operation> noted(Use use) throws IOException {
    Path file = folder.resolve("history.jsonl");
    try (HistoryWriter history = HistoryWriter.create(file)) {
      use.of(new Recorder(history, tally));
    }
    return HistoryReader.read(file).operations();
  }

  private static void send(Recorder recorder, Sort sort, @Nullable ErrorCode failure) {
    CompletableFuture<String> answer =
        failure == null
            ? CompletableFuture.completedFuture("")
            : CompletableFuture.failedFuture(StoreException.of(failure));
    Noted noted =
        recorder
            .send(
                "us",
                sort,
                (process, start) -> Invocation.write(process, "k", 1, start),
                () -> answer,
                text -> new Answer(Fate.DONE, null, null))
            .join();
    assertThat(noted.answered()).isEqualTo(failure == null);
  }
}
