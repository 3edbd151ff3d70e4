package io.quorate.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import org.junit.jupiter.api.Test;

class DigestWatchTest {

  private final RecentDigests own = new RecentDigests();
  private final DigestWatch watch = new DigestWatch("g", "n1", own);

  private static StateDigest digest(long revision) {
    return new StateDigest(revision * 31, revision * 17);
  }

  private void publish(int incarnation, long revision) {
    own.published(
        new GroupHeader(
            incarnation,
            1,
            revision,
            new Revision(revision),
            Revision.ZERO,
            GroupTime.ZERO,
            0,
            GroupTime.ZERO,
            1,
            0,
            0,
            0,
            digest(revision)));
  }

  private void says(long revision, StateDigest digest) {
    watch.heard("n2", 1, new Revision(revision), digest.toString());
  }

  @Test
  void replicaThatIsALittleBehindIsComparedAtItsOwnRevision() {
    for (long revision = 1; revision <= 10; revision++) {
      publish(1, revision);
    }
    says(7, digest(7));
    assertThat(watch.isCompared("n2")).isTrue();
    assertThat(watch.divergence("n2")).isEmpty();
  }

  @Test
  void divergenceNamesBothReplicasAndTheRevision() {
    publish(1, 7);
    says(7, digest(8));
    assertThat(watch.divergence("n2"))
        .hasValue(
            new Divergence(
                "g", 1, new Revision(7), "n1", digest(7).toString(), "n2", digest(8).toString()));
  }

  @Test
  void divergenceStandsUntilALaterComparisonFindsNone() {
    publish(1, 7);
    says(7, digest(8));
    says(9, digest(9));
    assertThat(watch.divergence("n2")).as("9 is not known here").isPresent();
    publish(1, 10);
    says(10, digest(10));
    assertThat(watch.divergence("n2")).isEmpty();
  }

  @Test
  void revisionThatWasNeverVisibleHereIsNotCompared() {
    publish(1, 5);
    publish(1, 9);
    says(7, digest(0));
    assertThat(watch.isCompared("n2")).isFalse();
  }

  @Test
  void anotherIncarnationIsNotCompared() {
    publish(1, 5);
    publish(2, 3);
    says(5, digest(0));
    assertThat(watch.isCompared("n2")).isFalse();
    watch.heard("n2", 2, new Revision(3), digest(3).toString());
    assertThat(watch.isCompared("n2")).isTrue();
  }

  @Test
  void lastRevisionsAreKeptAndOlderOnesForgotten() {
    long last = 3L * RecentDigests.KEPT + 5;
    for (long revision = 1; revision <= last; revision++) {
      publish(1, 2 * revision);
      publish(1, 2 * revision);
    }
    for (long back = 0; back < RecentDigests.KEPT; back++) {
      long revision = 2 * (last - back);
      assertThat(own.at(1, new Revision(revision))).hasValue(digest(revision));
      assertThat(own.at(1, new Revision(revision - 1))).isEmpty();
    }
    assertThat(own.at(1, new Revision(2 * (last - RecentDigests.KEPT)))).isEmpty();
  }

  @Test
  void whoLeadsNoMoreForgets() {
    publish(1, 7);
    says(7, digest(8));
    watch.reset();
    assertThat(watch.isCompared("n2")).isFalse();
    assertThat(watch.divergence("n2")).isEmpty();
  }
}
