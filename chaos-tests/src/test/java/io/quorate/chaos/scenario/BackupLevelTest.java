package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.bugs.Bug;
import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.wan.RoundTrips;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A backup holds every write acknowledged before it, or is not made. */
class BackupLevelTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String KEY = "k";

  @TempDir Path temp;

  /** What each of the two levels did at a node that cannot know of the last write. */
  @FunctionalInterface
  private interface Claim {
    void holds(CommandLine cutOff, long acknowledgedRevision) throws Exception;
  }

  @Test
  void leaderThatIsCutOffSavesNothingUnlessAskedForWhatItHas() throws Exception {
    atTheOldLeader(
        plan(),
        (cutOff, acknowledgedRevision) -> {
          assertThatThrownBy(() -> save(cutOff, "strong")).isInstanceOf(AssertionError.class);
          assertThat(temp.resolve("strong")).doesNotExist();
          assertThat(save(cutOff, "local")).as("revision").isLessThan(acknowledgedRevision);
        });
  }

  @Test
  void backupThatIsReadWithoutProofIsNoticed() throws Exception {
    atTheOldLeader(
        FaultCluster.without(plan(), Bug.STALE_READ),
        (cutOff, acknowledgedRevision) ->
            assertThat(save(cutOff, "strong")).as("revision").isLessThan(acknowledgedRevision));
  }

  private static ClusterPlan plan() {
    ClusterPlan plan = FaultCluster.plan(FaultCluster.NEVER_HOME);
    return plan.across(RoundTrips.parse(List.of()), FaultCluster.NEVER_HOME)
        .withTiming(plan.timing());
  }

  private static void atTheOldLeader(ClusterPlan plan, Claim claim) throws Exception {
    try (FaultCluster cluster = FaultCluster.start(plan)) {
      NodeProcess old = cluster.acknowledge(cluster.nodes(), KEY, 1);
      cluster.isolate(old);
      NodeProcess next = cluster.acknowledge(cluster.others(old), KEY, 2);
      claim.holds(new CommandLine(List.of(old)), next.replica().orElseThrow().getRevision());
    }
  }

  /** The revision that was saved. */
  private long save(CommandLine command, String level) {
    String file = temp.resolve(level).toString();
    String said = command.run("snapshot", "save", file, "--level", level, "-o", "json");
    return JSON.readTree(said).get("revision").asLong();
  }
}
