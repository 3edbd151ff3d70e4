package io.quorate.chaos.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.leadership.TransferStorm;
import io.quorate.chaos.nemesis.network.Cut;
import io.quorate.chaos.nemesis.network.CutShape;
import io.quorate.chaos.nemesis.network.WanWeather;
import io.quorate.chaos.nemesis.network.Weather;
import io.quorate.chaos.nemesis.process.Kill;
import io.quorate.chaos.nemesis.process.Pause;
import io.quorate.chaos.nemesis.snapshot.LaggingReplica;
import io.quorate.v1.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Some faults of each family are felt by real servers, and are over when they are healed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NodeFaultsTest {

  private static final long SEED = 7;

  /** More than a segment of the log. */
  private static final long AWAY_WRITES = 80;

  private FaultyCluster faulty;

  @BeforeAll
  void start() throws Exception {
    faulty = FaultyCluster.start(List.of("us", "eu", "ap"));
  }

  @AfterAll
  void stop() {
    if (faulty != null) {
      faulty.close();
    }
  }

  @Test
  void killedLeaderIsReplaced() throws Exception {
    faulty.survive(new Kill(Selection.LEADER), SEED, this::oneIsDeadAndAnotherLeads);
  }

  @Test
  void pausedMajorityStopsWrites() throws Exception {
    Pause pause = new Pause(Selection.MAJORITY);

    Evidence evidence = faulty.survive(pause, SEED, new WritesStandStill(faulty));

    assertThat(evidence.figures().get("processes-paused")).isEqualTo(2);
  }

  @Test
  void isolatedLeaderIsReplaced() throws Exception {
    Cut cut = new Cut(CutShape.ISOLATE_LEADER);
    assumePossible(cut);
    TestNode leader = faulty.leader();

    faulty.survive(cut, SEED, () -> othersLead(leader));
  }

  @Test
  void lossIsCounted() throws Exception {
    WanWeather loss = new WanWeather(Weather.LOSS);
    assumePossible(loss);

    faulty.survive(
        loss,
        SEED,
        () ->
            faulty.cluster.network().treated().values().stream()
                .anyMatch(treated -> treated.lost() > 0));
  }

  @Test
  void leadershipIsHandedAround() throws Exception {
    TestNode leader = faulty.leader();

    faulty.survive(new TransferStorm(), SEED, () -> othersLead(leader));
  }

  @Test
  void lateReplicaComesBackByASnapshot() throws Exception {
    long before = faulty.acknowledged();

    faulty.survive(new LaggingReplica(), SEED, () -> faulty.acknowledged() > before + AWAY_WRITES);
  }

  private boolean oneIsDeadAndAnotherLeads() {
    return faulty.cluster.nodes().stream()
        .filter(node -> !node.alive())
        .findFirst()
        .filter(this::othersLead)
        .isPresent();
  }

  private boolean othersLead(TestNode old) {
    return faulty.cluster.nodes().stream()
        .filter(node -> node != old)
        .map(TestNode::replica)
        .flatMap(Optional::stream)
        .anyMatch(replica -> replica.getRole() == Role.ROLE_LEADER);
  }

  private void assumePossible(Nemesis nemesis) {
    Optional<String> missing = nemesis.missing(faulty.cluster);
    missing.ifPresent(why -> System.out.println("not exercised, " + nemesis.name() + ": " + why));
    assumeTrue(missing.isEmpty(), nemesis.name());
  }
}
