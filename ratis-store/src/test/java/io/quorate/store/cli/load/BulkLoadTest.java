package io.quorate.store.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.model.ErrorCode;
import io.quorate.model.Key;
import io.quorate.model.Level;
import io.quorate.model.Origin;
import io.quorate.model.PutResult;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.StoreException;
import io.quorate.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BulkLoadTest {

  private static final int RECORDS = 1_000;
  private static final int IN_FLIGHT = 32;

  @TempDir Path temp;
  private Path file = Path.of("");
  private final List<String> put = new ArrayList<>();
  private final List<CompletableFuture<PutResult>> unanswered = new ArrayList<>();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Random random = new Random(7);
  private int failAt = -1;
  private int mostUnanswered;
  private long nanos;

  @BeforeEach
  void writeFile() throws IOException {
    file =
        Files.writeString(
            temp.resolve("n.tsv"),
            "n\tpadding\n"
                + IntStream.range(0, RECORDS)
                    .mapToObj(n -> n + "\t" + "x".repeat(500) + "\n")
                    .collect(Collectors.joining()));
  }

  /** Answers all puts under way, in no order, whenever they are as many as may be. */
  private CompletableFuture<PutResult> store(Key key, Value value) {
    int n = Integer.parseInt(key.text());
    put.add(key.text());
    CompletableFuture<PutResult> answer = new CompletableFuture<>();
    if (n == failAt) {
      answer.completeExceptionally(StoreException.of(ErrorCode.NO_LEADER));
    } else {
      unanswered.add(answer);
    }
    mostUnanswered = Math.max(mostUnanswered, unanswered.size());
    if (unanswered.size() == IN_FLIGHT || n == failAt || n > RECORDS - IN_FLIGHT) {
      while (!unanswered.isEmpty()) {
        unanswered.remove(random.nextInt(unanswered.size())).complete(result());
      }
    }
    return answer;
  }

  private static PutResult result() {
    Origin origin = new Origin("default", 1, 1, "n1", "r", "c");
    return new PutResult(
        new Receipt(origin, Revision.of(1), 0, Level.STRONG, Receipt.UNPROVEN), null);
  }

  private BulkLoad load(String key) {
    Template template = Template.parse(key);
    LoadPlan plan = new LoadPlan(file, RecordFormat.tsv, List.of(), template, template);
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, false, () -> nanos += 100_000_000);
    return new BulkLoad(
        plan, BulkLoad.stateBeside(file), this::store, IN_FLIGHT, progress, () -> nanos);
  }

  @Test
  void everyRecordIsPutOnceAndTheStateIsForgotten() throws IOException {
    assertThat(load("{n}").run()).isEqualTo(RECORDS);
    assertThat(put).hasSize(RECORDS).doesNotHaveDuplicates();
    assertThat(mostUnanswered).isEqualTo(IN_FLIGHT);
    assertThat(BulkLoad.stateBeside(file)).doesNotExist();
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("s left")
        .contains("1,000 records in");
  }

  @Test
  void stoppedLoadGoesOnWhereItStopped() throws IOException {
    failAt = 500;
    assertThatThrownBy(() -> load("{n}").run()).hasRootCauseMessage(noLeader());
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("stopped at line 502");
    put.clear();
    unanswered.clear();
    failAt = -1;
    assertThat(load("{n}").run()).isEqualTo(RECORDS);
    assertThat(put.getFirst()).isEqualTo("500");
    assertThat(put).hasSize(RECORDS - 500);
  }

  @Test
  void stateOfAnotherLoadIsRefused() throws IOException {
    failAt = 500;
    assertThatThrownBy(() -> load("{n}").run()).hasRootCauseMessage(noLeader());
    assertThatThrownBy(() -> load("0{n}").run())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("--restart");
    Files.writeString(file, "n\n1\n");
    assertThatThrownBy(() -> load("{n}").run()).hasMessageContaining("--restart");
  }

  private static String noLeader() {
    return String.valueOf(StoreException.of(ErrorCode.NO_LEADER).getMessage());
  }
}
