package io.quorate.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.HistoryWriter;
import io.quorate.client.QuorateClient;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLoopTest {

  private static final int IN_FLIGHT_MAX = 7;
  private static final double PER_SECOND = 2_000;

  /** Never answered by itself. */
  private static final class Silent implements Workload {
    private final List<CompletableFuture<Noted>> sent = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
      return "silent";
    }

    @Override
    public CompletableFuture<Noted> next(Clients clients, SplittableRandom random) {
      CompletableFuture<Noted> answer = new CompletableFuture<>();
      sent.add(answer);
      return answer;
    }

    @Override
    public Stream<CompletableFuture<Noted>> lastReads(Clients clients) {
      return Stream.of();
    }
  }

  @Test
  void whatIsDueBeyondTheBoundIsNotSentAndCounted(@TempDir Path folder) throws Exception {
    Silent workload = new Silent();
    Tally tally = new Tally();
    try (HistoryWriter history = HistoryWriter.create(folder.resolve("h.jsonl"));
        QuorateClient client = QuorateClient.builder().endpoints("127.0.0.1:1").build()) {
      Clients clients = new Clients("us", "", client.async(), new Recorder(history, tally));
      OpenLoop loop =
          OpenLoop.start(
              workload, clients, PER_SECOND, IN_FLIGHT_MAX, tally, new SplittableRandom(1));
      await().until(() -> tally.withheld() > 0);
      assertThat(workload.sent).hasSize(IN_FLIGHT_MAX);

      workload.sent.getFirst().complete(new Noted(true, Fate.DONE));
      await().until(() -> workload.sent.size() == IN_FLIGHT_MAX + 1);

      loop.stop();
      workload.sent.forEach(answer -> answer.complete(new Noted(true, Fate.DONE)));
      loop.close();
      assertThat(workload.sent).allMatch(CompletableFuture::isDone);
    }
  }
}
