package io.quorate.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("history.jsonl");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Details details =
        Details.in("us-east-1").withLevel("strong").withNode("n1").withTerm(3).withRevision(17);
    List<Operation> operations =
        List.of(
            Invocation.write(1, "x", 7, 10).done(null, 20),
            Invocation.read(2, "x", 11).with(details).done(7L, 21),
            Invocation.cas(3, "x", 7, 8, 12).refused(22),
            Invocation.write(4, "x", 9, 13).unknown(23),
            Invocation.transfer(5, "bank", "a", "b", 3, 14).done(null, 24),
            Invocation.readAll(6, "bank", 15).done(Map.of("a", 1L, "b", 2L), 25),
            Invocation.txn(7, "g", List.of(MicroOperation.append("x", 1)), 16)
                .done(MicroOperation.toJson(List.of(MicroOperation.append("x", 1))), 26));
    NemesisEvent inject = NemesisEvent.inject("kill", "kills n1", List.of("n1"), 18);
    NemesisEvent heal = inject.healed(19, true, Map.of("killed", 1L));
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      operations.forEach(writer::append);
      writer.append(inject);
      writer.append(heal);
      assertThat(writer.events()).isEqualTo(9);
    }
    assertThat(HistoryReader.read(file)).isEqualTo(new History(operations, List.of(inject, heal)));
  }

  @Test
  void aLineLooksAsDocumented() {
    assertThat(EventLine.format(Invocation.cas(3, "x", 7, 8, 12).unknown(22)))
        .isEqualTo(
            "{\"p\":3,\"k\":\"x\",\"f\":\"cas\",\"a\":7,\"b\":8,\"ok\":null,\"t0\":12,\"t1\":22}");
  }

  @Test
  void microOperationsSurviveTheFile() throws IOException {
    List<MicroOperation> steps =
        List.of(
            MicroOperation.append("x", 1),
            MicroOperation.read("y"),
            MicroOperation.read("x", List.of(1L, 2L)));
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      writer.append(Invocation.txn(1, "g", steps, 1).unknown(2));
    }
    Operation read = HistoryReader.read(file).operations().getFirst();
    assertThat(MicroOperation.fromJson(read.a())).isEqualTo(steps);
  }

  @Test
  void fieldsOfOthersAndEmptyLinesArePassedOver() throws IOException {
    History history =
        read(
            "{\"p\":\"client-a\",\"k\":5,\"f\":\"r\",\"o\":0,\"ok\":true,\"t0\":1,\"t1\":2,"
                + "\"mine\":{\"x\":[1]}}\r\n\n");
    assertThat(history.operations())
        .containsExactly(
            new Operation("client-a", "5", "r", null, null, 0L, Fate.DONE, 1, 2, Details.NONE));
  }

  @Test
  void whoeverGaveUpNeedNotSayWhen() throws IOException {
    Operation operation =
        read("{\"p\":1,\"k\":\"x\",\"f\":\"w\",\"a\":1,\"ok\":null,\"t0\":5}\n")
            .operations()
            .getFirst();
    assertThat(operation.unknown()).isTrue();
    assertThat(operation.endNanos()).isEqualTo(5);
  }

  @Test
  void aDamagedLineIsNamedWithWhatIsWrong() {
    refuses("nonsense\n", "line 2: no JSON object");
    refuses("[1]\n", "line 2: no JSON object");
    refuses("{\"k\":1,\"f\":\"r\",\"ok\":true,\"t0\":1,\"t1\":2}\n", "line 2: p is missing");
    refuses("{\"p\":1,\"k\":1,\"f\":\"r\",\"t0\":1,\"t1\":2}\n", "line 2: ok is missing");
    refuses(
        "{\"p\":1,\"k\":1,\"f\":\"r\",\"ok\":\"yes\",\"t0\":1,\"t1\":2}\n",
        "line 2: ok is yes, expected true, false or null");
    refuses(
        "{\"p\":1,\"k\":1,\"f\":\"r\",\"ok\":true,\"t0\":1.5,\"t1\":2}\n",
        "line 2: t0 is 1.5, expected an integer");
    refuses("{\"p\":1,\"k\":1,\"f\":\"r\",\"ok\":true,\"t0\":3,\"t1\":2}\n", "before t0");
    refuses("{\"p\":1,\"p\":2,\"k\":1,\"f\":\"r\",\"ok\":true,\"t0\":1,\"t1\":2}\n", "Duplicate");
    refuses(GOOD.trim() + GOOD, "line 2: no JSON object");
    refuses("\0\0\0\0\0\0\n", "line 2: no JSON object");
    refuses("{\"nemesis\":\"kill\",\"event\":\"begin\",\"t\":1}\n", "line 2: event is begin");
  }

  @Test
  void aTornLastLineIsTold() {
    refuses("{\"p\":1,\"k\":1,\"f\":\"r\",\"ok\":tr", "line 2: torn: the file ends within");
  }

  @Test
  void aLastLineThatOnlyLacksItsEndIsWhole() throws IOException {
    assertThat(read(GOOD.trim()).operations()).hasSize(1);
  }

  @Test
  void noHistoryIsOverwritten() throws IOException {
    HistoryWriter.create(file).close();
    assertThatThrownBy(() -> HistoryWriter.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void linesOfManyThreadsDoNotMix() throws Exception {
    int threads = 8;
    int each = 2_000;
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      List<Thread> all = new ArrayList<>();
      for (int process = 0; process < threads; process++) {
        int mine = process;
        all.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int i = 0; i < each; i++) {
                    writer.append(Invocation.write(mine, "key", i, i).done(null, i));
                  }
                }));
      }
      for (Thread thread : all) {
        thread.join();
      }
    }
    assertThat(HistoryReader.read(file).operations()).hasSize(threads * each);
  }

  private static final String GOOD =
      "{\"p\":1,\"k\":1,\"f\":\"r\",\"o\":0,\"ok\":true,\"t0\":1,\"t1\":2}\n";

  private History read(String text) throws IOException {
    Files.writeString(file, text);
    return HistoryReader.read(file);
  }

  private void refuses(String secondLine, String message) {
    assertThatThrownBy(() -> read(GOOD + secondLine))
        .isInstanceOf(DamagedHistory.class)
        .hasMessageContaining(message);
  }
}
