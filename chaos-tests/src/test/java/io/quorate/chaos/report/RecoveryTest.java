package io.quorate.chaos.report;

import static io.quorate.chaos.report.Campaigns.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.Recovery;
import io.quorate.chaos.result.TrialResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  @Test
  void percentilesAreTimesThatWereMeasured() {
    List<FaultResult> faults = new ArrayList<>();
    for (long i = 100; i >= 1; i--) {
      faults.add(fault("kill-leader", "process", i, i + 1, 10 * i));
    }
    Recovery recovery = Recovery.byFamily(Campaigns.of(true, trial("t", "", faults))).getFirst();

    assertThat(recovery.p50Millis()).isEqualTo(500);
    assertThat(recovery.p99Millis()).isEqualTo(990);
    assertThat(recovery.mostMillis()).isEqualTo(1_000);
  }

  @Test
  void faultsOfSeededBugsAndThoseWithoutRecoveryAreNoTimes() {
    TrialResult own =
        trial(
            "t",
            "",
            List.of(
                fault("kill-leader", "process", 0, 1, 7L),
                fault("kill-all", "process", 2, 3, null),
                fault("wan-loss", "wan", 4, 5, null)));
    TrialResult bug = trial("b", "b", List.of(fault("kill-leader", "process", 0, 1, 9_000L)));
    List<Recovery> families = Recovery.byFamily(Campaigns.of(true, own, bug));

    assertThat(families).hasSize(1);
    assertThat(families.getFirst().millis()).containsExactly(7);
    assertThat(families.getFirst().faults()).isEqualTo(2);
  }

  private static TrialResult trial(String name, String bug, List<FaultResult> faults) {
    return Campaigns.trial(name, bug, Outcome.VALID, faults, List.of());
  }
}
