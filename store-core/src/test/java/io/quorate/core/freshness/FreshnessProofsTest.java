package io.quorate.core.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.leaderlease.DriftBound;
import io.quorate.core.version.Revision;
import org.junit.jupiter.api.Test;

class FreshnessProofsTest {

  private static final Revision R1 = new Revision(1);
  private static final Revision R2 = new Revision(2);

  private final FreshnessProofs proofs = new FreshnessProofs(new DriftBound(0));

  @Test
  void nothingIsProvenAtFirst() {
    assertThat(proofs.bound(R1, 5)).isEqualTo(Bound.UNPROVEN);
    assertThat(Bound.UNPROVEN.isWithin(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void boundCountsFromTheSendingOfTheProbe() {
    proofs.proven(100, R1, R1);
    assertThat(proofs.bound(R1, 350)).isEqualTo(new Bound(250));
  }

  @Test
  void answerProvesNothingBeforeItsRevisionIsThere() {
    proofs.proven(100, R1, R1);
    proofs.proven(200, R2, R1);
    assertThat(proofs.bound(R1, 300)).isEqualTo(new Bound(200));
    assertThat(proofs.bound(R2, 300)).isEqualTo(new Bound(100));
    assertThat(proofs.bound(Revision.ZERO, 300)).isEqualTo(Bound.UNPROVEN);
  }

  @Test
  void answersMayComeInAnyOrder() {
    proofs.proven(200, R2, R1);
    proofs.proven(100, R1, R1);
    proofs.proven(150, R2, R1);
    assertThat(proofs.bound(R1, 300)).isEqualTo(new Bound(200));
    assertThat(proofs.bound(R2, 300)).isEqualTo(new Bound(100));
  }

  @Test
  void boundGrowsWhileNobodyAnswers() {
    proofs.proven(0, R1, R1);
    assertThat(proofs.bound(R1, 1_000)).isEqualTo(new Bound(1_000));
    assertThat(proofs.bound(R1, 9_000)).isEqualTo(new Bound(9_000));
  }

  @Test
  void clockThatMayHaveMissedTimeVoidsWhatWasSentBefore() {
    proofs.proven(100, R1, R1);
    proofs.distrust(200);
    proofs.proven(199, R1, R1);
    assertThat(proofs.bound(R1, 300)).isEqualTo(Bound.UNPROVEN);
    proofs.proven(200, R1, R1);
    assertThat(proofs.bound(R1, 300)).isEqualTo(new Bound(100));
  }

  @Test
  void slowClockIsAllowedFor() {
    FreshnessProofs drifting = new FreshnessProofs(new DriftBound(1_000));
    drifting.proven(0, R1, R1);
    long measured = 999_000_000;
    assertThat(drifting.bound(R1, measured).nanos()).isBetween(1_000_000_000L, 1_000_001_000L);
    long since = drifting.neededSinceNanos(1_000_000_000, measured);
    assertThat(measured - since).isEqualTo(999_000_000);
  }

  @Test
  void replicaFarBehindKeepsWhatItCanProve() {
    proofs.proven(1, R1, R1);
    for (int i = 2; i < 10 * FreshnessProofs.PROOFS_MAX; i++) {
      proofs.proven(i, new Revision(i), R1);
    }
    assertThat(proofs.bound(R1, 10_000)).isEqualTo(new Bound(9_999));
    Revision last = new Revision(10L * FreshnessProofs.PROOFS_MAX - 1);
    assertThat(proofs.bound(last, 10_000)).isEqualTo(new Bound(10_000 - last.number()));
  }

  @Test
  void viewALittleBehindTheReplicaKeepsItsProof() {
    proofs.proven(100, R1, R1);
    proofs.proven(200, R2, R2);
    assertThat(proofs.bound(R1, 300)).isEqualTo(new Bound(200));
  }
}
