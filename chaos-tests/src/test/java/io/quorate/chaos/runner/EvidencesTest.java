package io.quorate.chaos.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.FaultResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidencesTest {

  @Test
  void kindOfFaultThatWasNeverFeltIsNamed() {
    List<FaultResult> faults =
        List.of(fault("kill", true), fault("cut", false), fault("kill", false));

    assertThat(Evidences.unfelt(trial("kill", "cut"), faults))
        .singleElement()
        .asString()
        .contains("cut never took hold", "no packet");
  }

  @Test
  void trialWithoutAnyFaultProvesNothing() {
    assertThat(Evidences.unfelt(trial("kill"), List.of())).hasSize(1);
    assertThat(Evidences.unfelt(trial(), List.of())).isEmpty();
  }

  private static FaultResult fault(String nemesis, boolean tookHold) {
    return new FaultResult(
        nemesis, "process", "", List.of(), 0, 1, tookHold, "no packet", Map.of(), null);
  }

  private static Trial trial(String... faults) {
    return TrialsOfTests.trial(List.of(faults));
  }
}
