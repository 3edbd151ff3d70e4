package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a node learns of the versions that the others understand. */
final class PeerVersionsTest {

  @Test
  void lowestOfTheOthersCountsAndSilenceHoldsBack() throws Exception {
    List<TestNode> nodes = TestNode.cluster(DoorLimits.DEFAULT, "n1", "n2", "n3");
    try (TestNode asking = nodes.get(0);
        TestNode second = nodes.get(1);
        TestNode third = nodes.get(2)) {
      assertThat(lowest(asking)).as("a program without the field").isEqualTo(1);
      asking.replica.versionUnderstood = 9;
      second.replica.versionUnderstood = 3;
      third.replica.versionUnderstood = 2;
      assertThat(lowest(asking)).isEqualTo(2);
      third.replica.versionUnderstood = 5;
      assertThat(lowest(asking)).isEqualTo(3);
      third.close();
      assertThatThrownBy(() -> lowest(asking)).hasMessageContaining("UNREACHABLE");
    }
  }

  @Test
  void loneNodeHasNobodyToWaitFor() throws Exception {
    try (TestNode node = TestNode.single()) {
      assertThat(lowest(node)).isEqualTo(Integer.MAX_VALUE);
    }
  }

  private static int lowest(TestNode node) throws Exception {
    return node.door.versionUnderstoodByOthers().get(20, TimeUnit.SECONDS);
  }
}
