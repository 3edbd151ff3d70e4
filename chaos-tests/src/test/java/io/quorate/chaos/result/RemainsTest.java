package io.quorate.chaos.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quorate.chaos.history.Details;
import io.quorate.chaos.history.EventLine;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.NemesisEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsTest {

  private static final long BEGAN = TimeUnit.HOURS.toNanos(7);

  @TempDir private Path folder;

  @Test
  void trialThatDidNotEndIsToldFromItsHistories() throws IOException {
    NemesisEvent kill = NemesisEvent.inject("kill-all", "kill -9", List.of("n1"), at(1_000));
    NemesisEvent cut = NemesisEvent.inject("cut-bridge", "bridge", List.of("n1"), at(3_000));
    String faults =
        EventLine.format(kill)
            + "\n"
            + EventLine.format(kill.healed(at(2_000), true, Map.of("processes-killed", 1L)))
            + "\n"
            + EventLine.format(cut)
            + "\n";
    write("register", write(0) + faults + write(1_500) + write(3_999) + "{\"p\":3,\"k\":\"x1");
    write("set", faults);

    CampaignResult all = Remains.added(stopped(), folder, name -> "of " + name);

    assertThat(all.trials()).hasSize(1);
    TrialResult trial = all.trials().getFirst();
    assertThat(trial.outcome()).isEqualTo(Outcome.VOID);
    assertThat(trial.faults())
        .extracting(FaultResult::family, FaultResult::fromMillis, FaultResult::toMillis)
        .containsExactly(
            tuple("of kill-all", 1_000L, 2_000L), tuple("of cut-bridge", 3_000L, 3_999L));
    assertThat(trial.faults())
        .extracting(FaultResult::recoveryMillis)
        .containsExactly(600L, 1_099L);
    assertThat(trial.timeline()).hasSize(3);
    assertThat(trial.remarks().getFirst()).contains("3 operations", "not judged");
    assertThat(trial.remarks().getLast()).contains("register.jsonl", "torn");
    assertThat(trial.repeat()).isEqualTo("./quorate chaos run --only process");
  }

  @Test
  void completeCampaignAndFoldersWithoutHistoriesAddNothing() throws IOException {
    Files.createDirectory(folder.resolve("logs"));

    assertThat(Remains.added(stopped(), folder, name -> "").trials()).isEmpty();
  }

  private void write(String workload, String lines) throws IOException {
    Path trial = Files.createDirectories(folder.resolve("process"));
    Files.writeString(trial.resolve(workload + ".jsonl"), lines);
  }

  private static String write(long sentMillis) {
    return EventLine.format(
            Invocation.write(1, "k", 1, at(sentMillis))
                .with(Details.in("us").withNode("n1"))
                .done(null, at(sentMillis + 100)))
        + "\n";
  }

  private static CampaignResult stopped() {
    return new CampaignResult(
        "p", 9, "process", "", "1", false, List.of(), List.of(), "./quorate chaos run");
  }

  private static long at(long millis) {
    return BEGAN + TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
