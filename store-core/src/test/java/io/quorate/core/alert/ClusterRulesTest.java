package io.quorate.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.monitor.Divergence;
import io.quorate.core.monitor.LinkReading;
import io.quorate.core.monitor.LinkReading.State;
import io.quorate.core.monitor.ReplicaReading;
import io.quorate.core.version.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterRulesTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long ROOMY = 10_000;

  private final ClusterRules rules =
      new ClusterRules(
          new AlertLimits(
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              1_000,
              Duration.ofSeconds(20),
              3,
              4_000));
  private final AlertEngine engine = new AlertEngine();
  private long nowNanos;

  private static Sight of(String leader, Map<String, LinkReading> links) {
    return new Sight("g", "n1", leader, links, Map.of(), Map.of(), ROOMY, false);
  }

  private static Sight of(Map<String, Optional<ReplicaReading>> replicas) {
    return of(replicas, Map.of());
  }

  private static Sight of(
      Map<String, Optional<ReplicaReading>> replicas, Map<String, Optional<Divergence>> compared) {
    return new Sight("g", "n1", "n1", Map.of(), replicas, compared, ROOMY, false);
  }

  private static LinkReading link(State state, long meanMillis, long usualMillis) {
    return new LinkReading(state, 0, 0, meanMillis * MILLI, usualMillis * MILLI, 0, 0);
  }

  /** What changes while this is seen for so many seconds. */
  private List<String> seen(Sight sight, int seconds) {
    List<String> changes = new ArrayList<>();
    for (int i = 0; i <= seconds; i++) {
      rules
          .apply(engine, sight, nowNanos)
          .forEach(
              alert -> changes.add(alert.state() + " " + alert.rule() + " " + alert.subject()));
      nowNanos += SECOND;
    }
    return changes;
  }

  private List<Alert> alerts() {
    return engine.watched().stream().filter(alert -> alert.state() != Alert.State.CLEAR).toList();
  }

  @Test
  void healthyClusterIsQuiet() {
    Sight healthy =
        new Sight(
            "g",
            "n1",
            "n1",
            Map.of("n2", link(State.UP, 80, 80)),
            Map.of("n2", Optional.of(new ReplicaReading(3, 90 * MILLI))),
            Map.of("n2", Optional.empty()),
            ROOMY,
            false);
    assertThat(seen(healthy, 1_000)).isEmpty();
    assertThat(alerts()).isEmpty();
  }

  @Test
  void lostLinkIsRaisedAndClearedOnceItHasBeenWellForLong() {
    Sight lost = of("n2", Map.of("n2", link(State.LOST, 80, 80)));
    assertThat(seen(lost, 4)).isEmpty();
    assertThat(seen(lost, 4)).containsExactly("RAISED link-lost n2");
    Sight well = of("n2", Map.of("n2", link(State.UP, 80, 80)));
    assertThat(seen(well, 29)).isEmpty();
    assertThat(seen(well, 1)).containsExactly("CLEAR link-lost n2");
  }

  @Test
  void linkIsSlowAgainstItsOwnPast() {
    assertThat(seen(of("n2", Map.of("n2", link(State.UP, 240, 80))), 9))
        .containsExactly("RAISED link-slow n2");
    assertThat(seen(of("n2", Map.of("n2", link(State.UP, 170, 80))), 100)).isEmpty();
    assertThat(seen(of("n2", Map.of("n2", link(State.UP, 150, 80))), 40))
        .containsExactly("CLEAR link-slow n2");
  }

  @Test
  void fewMillisecondsMoreOnAShortLinkAreNoNews() {
    assertThat(seen(of("n2", Map.of("n2", link(State.UP, 9, 1))), 100)).isEmpty();
  }

  @Test
  void linkWithoutAPastIsNotSlow() {
    assertThat(seen(of("n2", Map.of("n2", link(State.UP, 900, 0))), 100)).isEmpty();
  }

  @Test
  void noLeaderIsRaisedByWhoKnowsNone() {
    assertThat(seen(of("", Map.of()), 9)).containsExactly("RAISED no-leader g");
    assertThat(seen(of("n3", Map.of()), 40)).containsExactly("CLEAR no-leader g");
  }

  @Test
  void replicaBehindInRevisionsOrInTimeIsRaisedByTheLeader() {
    assertThat(seen(of(Map.of("n2", Optional.of(new ReplicaReading(1_000, 0)))), 9))
        .containsExactly("RAISED replica-behind g/n2");
    assertThat(seen(of(Map.of("n2", Optional.of(new ReplicaReading(700, 20 * SECOND)))), 40))
        .containsExactly("RAISED replica-old g/n2");
    assertThat(seen(of(Map.of("n2", Optional.of(new ReplicaReading(500, 9 * SECOND)))), 40))
        .containsExactlyInAnyOrder("CLEAR replica-behind g/n2", "CLEAR replica-old g/n2");
  }

  @Test
  void replicaThatSaysNothingIsAStateOfItsOwn() {
    Map<String, Optional<Divergence>> same = Map.of("n2", Optional.empty());
    assertThat(seen(of(Map.of("n2", Optional.empty()), same), 20))
        .containsExactly("ABSENT replica-behind g/n2", "ABSENT replica-old g/n2");
    assertThat(seen(of(Map.of("n2", Optional.of(new ReplicaReading(0, 0))), same), 1))
        .containsExactly("CLEAR replica-behind g/n2", "CLEAR replica-old g/n2");
  }

  @Test
  void whoLeadsNoMoreWatchesReplicasNoMore() {
    seen(of(Map.of("n2", Optional.of(new ReplicaReading(1_000, 0)))), 9);
    assertThat(seen(of("n2", Map.of()), 0)).containsExactly("CLEAR replica-behind g/n2");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void divergenceIsRaisedAtOnceWithTheHighestSeverityAndNamesBoth() {
    Divergence found = new Divergence("g", 1, new Revision(42), "n1", "aa", "n3", "bb");
    Map<String, Optional<ReplicaReading>> replicas =
        Map.of("n3", Optional.of(new ReplicaReading(0, 0)));
    assertThat(seen(of(replicas, Map.of("n3", Optional.of(found))), 0))
        .containsExactly("RAISED digest-divergence g/n3");
    assertThat(alerts().getFirst().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alerts().getFirst().detail()).contains("n1", "n3", "revision 42", "aa", "bb");
    assertThat(seen(of(replicas, Map.of("n3", Optional.empty())), 0))
        .containsExactly("CLEAR digest-divergence g/n3");
  }

  @Test
  void replicaThatIsNeverComparedIsToldAfterAWhile() {
    Map<String, Optional<ReplicaReading>> replicas =
        Map.of("n3", Optional.of(new ReplicaReading(0, 0)));
    assertThat(seen(of(replicas), 599)).isEmpty();
    assertThat(seen(of(replicas), 1)).containsExactly("ABSENT digest-divergence g/n3");
  }

  @Test
  void diskIsNearlyFullBeforeItIsFull() {
    assertThat(seen(disk(4_000), 9)).containsExactly("RAISED disk-nearly-full n1");
    assertThat(seen(disk(4_500), 100)).isEmpty();
    assertThat(seen(disk(5_000), 40)).containsExactly("CLEAR disk-nearly-full n1");
  }

  private static Sight disk(long freeBytes) {
    return new Sight("g", "n1", "n1", Map.of(), Map.of(), Map.of(), freeBytes, false);
  }

  @Test
  void partedClockIsRaisedAtOnceAndClearedAfterAWhile() {
    Sight parted = new Sight("g", "n1", "n1", Map.of(), Map.of(), Map.of(), ROOMY, true);
    assertThat(seen(parted, 0)).containsExactly("RAISED clock-parted n1");
    assertThat(seen(disk(ROOMY), 40)).containsExactly("CLEAR clock-parted n1");
  }
}
