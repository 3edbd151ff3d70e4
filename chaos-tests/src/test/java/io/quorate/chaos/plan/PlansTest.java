package io.quorate.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.bugs.Bug;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlansTest {

  @Test
  void plansOfTheHarnessAreReadable() throws IOException {
    for (String name : Plans.BUILT_IN) {
      assertThat(Plans.of(name).trials()).as(name).isNotEmpty();
      assertThat(Plans.of(name).name()).isEqualTo(name);
    }
  }

  @Test
  void everySeededBugHasATrialThatConvictsIt() throws IOException {
    List<String> trials = Plans.redGate().stream().map(Trial::name).toList();

    assertThat(trials)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Bug.values()).map(Bug::title).toList());
  }

  @Test
  void unknownPlanIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Plans.of("quik"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("quik", "quick, suite, soak", "YAML");
  }
}
