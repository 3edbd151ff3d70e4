package io.quorate.store.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.monitor.LinkReading;
import io.quorate.core.monitor.LinkReading.State;
import io.quorate.core.transition.StateDigest;
import io.quorate.v1.LinkState;
import io.quorate.v1.LinkStatus;
import io.quorate.v1.StatusResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ClusterMonitorTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static LinkReading link(PingedNode from, String to) {
    return Objects.requireNonNull(from.monitor.links().get(to));
  }

  private static void awaitLink(PingedNode from, String to, State state) {
    await("the link to " + to + " is " + state)
        .atMost(LONG)
        .until(() -> link(from, to).state() == state);
  }

  @Test
  void everyNodeMeasuresItsRoundTripsToTheOthers() throws Exception {
    List<PingedNode> nodes = PingedNode.cluster("n1", "n2", "n3");
    try (PingedNode n1 = nodes.get(0);
        PingedNode n2 = nodes.get(1);
        PingedNode n3 = nodes.get(2)) {
      assertThat(n1.monitor.links()).containsOnlyKeys("n2", "n3");
      await("round trips measured from everywhere")
          .atMost(LONG)
          .until(() -> measured(n1, "n2") && measured(n2, "n3") && measured(n3, "n1"));
      StatusResponse.Builder status = StatusResponse.newBuilder();
      n1.monitor.describe(status);
      assertThat(status.getLinksList()).extracting(LinkStatus::getNode).containsExactly("n2", "n3");
      assertThat(status.getLinks(0).getState()).isEqualTo(LinkState.LINK_STATE_UP);
      assertThat(status.getLinks(0).getMeanUs()).isPositive();
    }
  }

  private static boolean measured(PingedNode from, String to) {
    return link(from, to).state() == State.UP && link(from, to).meanNanos() > 0;
  }

  @Test
  void nodeThatCannotBeReachedIsLostAndComesBack() throws Exception {
    List<PingedNode> nodes = PingedNode.cluster("n1", "n2");
    try (PingedNode n1 = nodes.get(0);
        PingedNode n2 = nodes.get(1)) {
      awaitLink(n1, "n2", State.UP);
      long before = System.nanoTime();
      n2.hang();
      awaitLink(n1, "n2", State.LOST);
      assertThat(link(n1, "n2").sinceNanos()).isBetween(before - LONG.toNanos(), System.nanoTime());
      assertThat(link(n2, "n1").state()).as("the other way").isEqualTo(State.UP);
      n2.comeBack();
      awaitLink(n1, "n2", State.UP);
    }
  }

  @Test
  void nodeOfAnotherClusterCountsAsLost() throws Exception {
    List<PingedNode> nodes = PingedNode.strangers("n1", "n2");
    try (PingedNode n1 = nodes.get(0);
        PingedNode n2 = nodes.get(1)) {
      awaitLink(n1, "n2", State.LOST);
      awaitLink(n2, "n1", State.LOST);
    }
  }

  private static void awaitAlerts(PingedNode node, String... alerts) {
    await("alerts " + List.of(alerts))
        .atMost(LONG)
        .untilAsserted(() -> assertThat(alerts(node)).containsExactlyInAnyOrder(alerts));
  }

  private static List<String> alerts(PingedNode node) {
    List<String> told = new ArrayList<>();
    for (JsonNode alert : node.monitor.alerts().get("alerts")) {
      told.add(
          String.join(
              " ",
              alert.get("state").asString(),
              alert.get("severity").asString(),
              alert.get("alert").asString(),
              alert.get("subject").asString()));
    }
    return told;
  }

  @Test
  void lostLinkAndLostLeaderAreAlertsUntilTheyAreBack() throws Exception {
    List<PingedNode> nodes = PingedNode.cluster("n1", "n2");
    try (PingedNode n1 = nodes.get(0);
        PingedNode n2 = nodes.get(1)) {
      n1.replica.knowsLeader("n2", false);
      awaitLink(n1, "n2", State.UP);
      awaitAlerts(n1);
      n2.hang();
      awaitAlerts(n1, "raised error link-lost n2");
      n1.replica.knowsLeader("", false);
      awaitAlerts(n1, "raised error link-lost n2", "raised error no-leader default");
      n2.comeBack();
      n1.replica.knowsLeader("n2", false);
      awaitAlerts(n1);
    }
  }

  @Test
  void leaderSeesWhoIsBehindAndWhoHoldsOtherData() throws Exception {
    List<PingedNode> nodes = PingedNode.cluster("n1", "n2", "n3");
    try (PingedNode n1 = nodes.get(0);
        PingedNode n2 = nodes.get(1);
        PingedNode n3 = nodes.get(2)) {
      for (PingedNode node : nodes) {
        node.replica.knowsLeader("n1", node == n1);
      }
      n1.replica.apply(5, new StateDigest(5, 5));
      n1.replica.apply(500, new StateDigest(7, 7));
      n2.replica.apply(5, new StateDigest(5, 5));
      n3.replica.apply(500, new StateDigest(7, 8));
      awaitAlerts(
          n1,
          "raised warning replica-behind default/n2",
          "raised critical digest-divergence default/n3");
      assertThat(n1.monitor.alerts().at("/alerts/0/detail").asString())
          .as("the most severe comes first")
          .contains("n1", "n3", "revision 500");
      StatusResponse.Builder status = StatusResponse.newBuilder();
      n1.monitor.describe(status);
      assertThat(status.getLagsList())
          .extracting(lag -> lag.getNode() + " " + lag.getRevisionsBehind())
          .containsExactlyInAnyOrder("n2 495", "n3 0");
      assertThat(n2.monitor.replicas()).as("a follower judges nobody").isEmpty();
      n1.replica.knowsLeader("n2", false);
      awaitAlerts(n1);
    }
  }

  @Test
  void listenersAreToldOfEachChangeOnce() throws Exception {
    List<PingedNode> nodes = PingedNode.cluster("n1");
    try (PingedNode n1 = nodes.getFirst()) {
      List<String> told = new CopyOnWriteArrayList<>();
      n1.monitor.tell((alert, since) -> told.add(alert.state() + " " + alert.rule()));
      n1.replica.knowsLeader("n1", true);
      awaitAlerts(n1);
      told.clear();
      n1.replica.clockDivergences++;
      await("raised and cleared")
          .atMost(LONG)
          .untilAsserted(
              () -> assertThat(told).containsExactly("RAISED clock-parted", "CLEAR clock-parted"));
    }
  }
}
