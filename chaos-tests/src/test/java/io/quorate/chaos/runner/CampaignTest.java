package io.quorate.chaos.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.plan.Load;
import io.quorate.chaos.plan.Pace;
import io.quorate.chaos.plan.Plan;
import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.report.Report;
import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.ResultFile;
import io.quorate.chaos.result.TrialResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole campaign with real servers, as small as it can be. */
class CampaignTest {

  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @TempDir private Path folder;

  @Test
  void storeKeepsItsPromisesWhileItsLeaderIsKilled() throws Exception {
    Trial trial =
        TrialsOfTests.trial(
            "killed",
            Duration.ofSeconds(8),
            PACE,
            List.of("kill-leader"),
            new Load("register", 60),
            new Load("set", 20),
            new Load("append", 20),
            new Load("bank", 20),
            new Load("counter", 20),
            new Load("lock", 5),
            new Load("once", 20));
    TrialResult result = run(new Plan("tiny", true, List.of(trial), 0), Optional.empty());

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.VALID);
    assertThat(result.faults()).isNotEmpty().allMatch(FaultResult::tookHold);
    assertThat(result.faults().getFirst().recoveryMillis()).isNotNull();
    assertThat(result.verdicts()).extracting("checker").contains("linearizability", "state digest");
    assertThat(result.loads()).allMatch(load -> load.answered() > 0);
    Path page = Report.write(ResultFile.read(folder), folder);
    assertThat(page).content().contains("all as promised", "<svg", "kill -9");
    assertThat(Files.size(folder.resolve("killed-timeline.png"))).isPositive();
  }

  @Test
  void seededBugIsConvicted() throws Exception {
    Plan plan = new Plan("tiny", true, List.of(TrialsOfTests.trial(List.of())), Plan.ALL);
    TrialResult result = run(plan, Optional.of("ignored-compare"));

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.CONVICTED);
    assertThat(result.repeat()).contains("--plan tiny.yaml --seed 3", "--only ignored-compare");
  }

  private TrialResult run(Plan plan, Optional<String> only) throws Exception {
    Campaign.Order order = new Campaign.Order(plan, "--plan tiny.yaml", 3, "process", only, folder);
    CampaignResult result = new Campaign(order, LocalCluster::prepare, new SilentWatcher()).run();
    assertThat(result.complete()).isTrue();
    return result.trials().getFirst();
  }
}
