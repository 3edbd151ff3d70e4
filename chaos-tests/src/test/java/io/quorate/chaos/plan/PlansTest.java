package io.quorate.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.bugs.Bug;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlansTest {

  @Test
  void plansOfTheHarnessAreReadable() throws IOException {
    for (String name : Plans.BUILT_IN) {
      Plan plan = Plans.of(name);
      assertThat(plan.trials().isEmpty() && plan.bugs() == 0).as(name).isFalse();
      assertThat(plan.name()).isEqualTo(name);
    }
  }

  /** One has a test of its own, since a failure has to come with it, which is the other. */
  private static final Set<Bug> ELSEWHERE = EnumSet.of(Bug.LATE_DROP, Bug.NO_TRANSFER);

  @Test
  void everySeededBugHasATrialThatConvictsIt() throws IOException {
    List<String> trials = Plans.redGate().stream().map(Trial::name).toList();

    assertThat(trials)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream().map(Bug::title).toList());
  }

  @Test
  void unknownPlanIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Plans.of("quik"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("quik", "quick, suite, soak", "YAML");
  }
}
