package io.quorate.chaos.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.plan.Plan;
import io.quorate.chaos.plan.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurveyTest {

  @Test
  void faultThatCannotBeDoneHereIsListedAndTheOthersAreDone() throws IOException {
    Survey survey = survey(false, 0, List.of("kill-leader", "wan-loss"), Optional.empty());

    assertThat(survey.items()).hasSize(1);
    assertThat(survey.items().getFirst().nemeses()).hasSize(1);
    assertThat(survey.notExercised()).singleElement().asString().contains("wan-loss", "netns");
  }

  @Test
  void planOfOnesOwnThatCannotBeDoneHereIsRefused() {
    assertThatThrownBy(() -> survey(true, 0, List.of("kill-leader", "wan-loss"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("cannot be done here", "wan-loss", "netns");
  }

  @Test
  void trialThatThereIsNotIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> survey(false, 1, List.of("kill-leader"), Optional.of("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("nothing", "tiny", "stale-read");
  }

  @Test
  void seedsTakeTurnsWithTheBugs() throws IOException {
    Set<String> convicted = new HashSet<>();
    for (long seed = 0; seed < 8; seed++) {
      List<Item> items =
          Survey.of(order(seed, plan(false, 3, List.of())), LocalCluster::prepare).items();
      List<String> bugs =
          items.stream().map(Item::bug).filter(bug -> !bug.isEmpty()).distinct().toList();
      assertThat(bugs).hasSize(3);
      convicted.addAll(bugs);
    }

    assertThat(convicted).hasSizeGreaterThanOrEqualTo(12);
  }

  private static Survey survey(boolean strict, int bugs, List<String> faults, Optional<String> only)
      throws IOException {
    Campaign.Order order = order(1, plan(strict, bugs, faults));
    return Survey.of(
        new Campaign.Order(order.plan(), "", order.seed(), order.backend(), only, order.out()),
        LocalCluster::prepare);
  }

  private static Plan plan(boolean strict, int bugs, List<String> faults) {
    Trial trial = TrialsOfTests.trial(faults);
    return new Plan("mine", strict, List.of(trial), bugs);
  }

  private static Campaign.Order order(long seed, Plan plan) {
    return new Campaign.Order(plan, "", seed, "process", Optional.empty(), Path.of("."));
  }
}
