package io.quorate.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.version.Revision;
import org.junit.jupiter.api.Test;

class ReplicaLagsTest {

  private static final long SECOND = 1_000_000_000L;

  private final ReplicaLags lags = new ReplicaLags(5 * SECOND);

  private void leaderHas(long revision, long second) {
    lags.noted(new Revision(revision), second * SECOND);
  }

  private void says(String node, long revision, long second) {
    lags.heard(node, new Revision(revision), second * SECOND);
  }

  private void assertReading(String node, long second, long behind, long ageSeconds) {
    assertThat(lags.reading(node, second * SECOND))
        .hasValue(new ReplicaReading(behind, ageSeconds * SECOND));
  }

  @Test
  void nothingIsKnownOfWhoSaysNothing() {
    leaderHas(5, 1);
    assertThat(lags.reading("n2", SECOND)).isEmpty();
  }

  @Test
  void replicaHoldsWhatTheLeaderHadWhenItWasLastAtThatRevision() {
    leaderHas(10, 1);
    leaderHas(10, 2);
    leaderHas(20, 3);
    says("n2", 10, 4);
    assertReading("n2", 4, 10, 2);
    says("n2", 15, 5);
    assertReading("n2", 5, 5, 3);
    says("n2", 20, 6);
    assertReading("n2", 6, 0, 3);
    leaderHas(20, 7);
    says("n2", 20, 7);
    assertReading("n2", 7, 0, 0);
  }

  @Test
  void idleReplicaThatHasEverythingDoesNotAge() {
    for (long second = 0; second < 100; second++) {
      leaderHas(7, second);
      says("n2", 7, second);
    }
    assertReading("n2", 99, 0, 0);
  }

  @Test
  void replicaAheadOfTheLastNoteIsNotBehind() {
    leaderHas(10, 1);
    says("n2", 12, 1);
    assertReading("n2", 2, 0, 1);
  }

  @Test
  void replicaThatStandsStillAgesThoughItsRevisionIsForgotten() {
    leaderHas(10, 0);
    says("n2", 10, 0);
    for (long second = 1; second < 2L * ReplicaLags.NOTES_MAX; second++) {
      leaderHas(10 + second, second);
      says("n2", 10, second);
    }
    long last = 2L * ReplicaLags.NOTES_MAX - 1;
    assertReading("n2", last, last, last);
  }

  @Test
  void whatANewLeaderCannotKnowCountsFromItsBeginning() {
    leaderHas(100, 50);
    leaderHas(110, 60);
    says("n2", 3, 60);
    assertReading("n2", 60, 107, 10);
  }

  @Test
  void silenceMakesAReadingMissing() {
    leaderHas(5, 1);
    says("n2", 5, 1);
    assertThat(lags.reading("n2", 6 * SECOND)).isPresent();
    assertThat(lags.reading("n2", 6 * SECOND + 1)).isEmpty();
  }

  @Test
  void whoLeadsNoMoreForgets() {
    leaderHas(5, 1);
    says("n2", 5, 1);
    lags.reset();
    assertThat(lags.reading("n2", SECOND)).isEmpty();
  }
}
