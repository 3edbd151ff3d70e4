package io.quorate.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.store.config.ConfigException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

  private static final String GOOD =
      """
      format: 1
      name: mine
      bugs: all
      workloads:
        - {name: register, rate: 50}
      trials:
        - name: first
          length: 20s
          faults: [kill-leader]
        - name: second
          length: 40s
          cluster: {regions: [a, b], nodes-per-region: 2, settings: [raft.leader-lease=500ms]}
          workloads: [{name: bank, rate: 7}]
      """;

  @Test
  void trialTakesFromThePlanWhatItDoesNotSayItself() {
    Plan plan = PlanReader.read("mine.yaml", GOOD, true);

    assertThat(plan.bugs()).isEqualTo(Plan.ALL);
    Trial first = plan.trials().getFirst();
    assertThat(first.loads()).containsExactly(new Load("register", 50));
    assertThat(first.place().regions()).hasSize(3);
    Trial second = plan.trials().getLast();
    assertThat(second.loads()).containsExactly(new Load("bank", 7));
    assertThat(second.place().regions()).containsExactly("a", "b");
    assertThat(second.place().settings()).containsEntry("raft.leader-lease", "500ms");
    assertThat(second.faults()).isEmpty();
  }

  @Test
  void minutesStretchAllTrialsAlike() {
    Plan plan = PlanReader.read("mine.yaml", GOOD, true).lasting(Duration.ofSeconds(150));

    assertThat(plan.trials())
        .extracting(Trial::length)
        .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(80));
  }

  @Test
  void mistakeIsRefusedWithLineKeyAndFix() {
    refused("rate: 50", "rate: 50000", "mine.yaml:5", "rate", "give 1 to 5000");
    refused("kill-leader", "kill-lieder", "mine.yaml:9", "faults", "kill-leader");
    refused("name: bank", "name: tank", "mine.yaml:13", "name", "bank");
    refused("length: 20s", "length: soon", "mine.yaml:8", "length", "as in 800ms");
    refused("length: 20s", "lenght: 20s", "mine.yaml:8", "lenght", "nearest is length");
    refused("bugs: all", "bugs: many", "mine.yaml:3", "bugs", "neither a number nor all");
    refused("format: 1", "format: 2", "mine.yaml:1", "format", "give 1");
    refused("raft.leader-lease=500ms", "lease", "mine.yaml:12", "settings", "section.key=value");
    refused("[a, b]", "[a, a]", "mine.yaml:12", "regions", "different names");
  }

  private static void refused(String right, String wrong, String... inMessage) {
    assertThat(GOOD).contains(right);
    assertThatThrownBy(() -> PlanReader.read("mine.yaml", GOOD.replace(right, wrong), true))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(inMessage);
  }
}
