package io.quorate.chaos.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultFileTest {

  @TempDir private Path folder;

  @Test
  void recoveryOfEachFamilyIsInTheFileWithoutThatOfSeededBugs() throws IOException {
    List<FaultResult> faults = new ArrayList<>();
    for (long millis = 100; millis >= 1; millis--) {
      faults.add(fault("disk", millis));
    }
    faults.add(fault("disk", null));
    faults.add(fault("clock", 7L));
    CampaignResult campaign =
        campaign(List.of(trial("", faults), trial("gate", List.of(fault("disk", 9_000L)))));

    ResultFile.write(folder, campaign);

    assertThat(ResultFile.read(folder)).isEqualTo(campaign);
    JsonNode recoveries =
        JsonMapper.shared().readTree(folder.resolve("campaign.json").toFile()).get("recoveries");
    assertThat(recoveries.findValuesAsString("family")).containsExactly("clock", "disk");
    JsonNode disk = recoveries.get(1);
    assertThat(disk.get("faults").asInt()).isEqualTo(101);
    assertThat(disk.get("unrecovered").asInt()).isEqualTo(1);
    assertThat(disk.get("p50Millis").asLong()).isEqualTo(50);
    assertThat(disk.get("p99Millis").asLong()).isEqualTo(99);
    assertThat(disk.get("mostMillis").asLong()).isEqualTo(100);
  }

  private static FaultResult fault(String family, @Nullable Long recoveryMillis) {
    return new FaultResult(
        "f", family, "what", List.of(), 0, 1, true, "felt", Map.of(), recoveryMillis);
  }

  private static TrialResult trial(String bug, List<FaultResult> faults) {
    return new TrialResult(
        "t",
        bug,
        1,
        bug.isEmpty() ? Outcome.VALID : Outcome.CONVICTED,
        1,
        List.of(),
        List.of(),
        faults,
        List.of(),
        List.of(),
        "again");
  }

  private static CampaignResult campaign(List<TrialResult> trials) {
    return new CampaignResult("p", 1, "process", "now", "1", true, trials, List.of(), "again");
  }
}
