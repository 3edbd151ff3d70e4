package io.quorate.core.leaderlease;

import static io.quorate.core.leaderlease.LeaderLease.Verdict.BARRIER;
import static io.quorate.core.leaderlease.LeaderLease.Verdict.SERVE;
import static io.quorate.core.leaderlease.LeaderLease.Verdict.SERVE_AND_RENEW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaderLeaseTest {

  private static final long D = 1_000_000_000L;
  private static final int PPM = 1_000;
  private static final long MARGIN = D / 1_000;

  private final LeaderLease lease = leaseAfterStart(0, 0);

  private static LeaderLease leaseAfterStart(long startNanos, long graceNanos) {
    DriftBound drift = new DriftBound(PPM);
    return new LeaderLease(drift, new ReceiptGate(drift, startNanos, graceNanos));
  }

  @Test
  void leaseCountsFromBeforeTheProposalAndIsCutByTheDrift() {
    lease.appliedOwn(1, 100, D, 0, 500);
    assertThat(lease.verdict(1, 500)).isEqualTo(SERVE);
    assertThat(lease.verdict(1, 100 + D - MARGIN - 1)).isNotEqualTo(BARRIER);
    assertThat(lease.verdict(1, 100 + D - MARGIN)).isEqualTo(BARRIER);
  }

  @Test
  void leaseIsRenewedFromItsHalfOn() {
    lease.appliedOwn(1, 0, D, 0, 0);
    assertThat(lease.verdict(1, D / 2 - 1)).isEqualTo(SERVE);
    assertThat(lease.verdict(1, D / 2)).isEqualTo(SERVE_AND_RENEW);
  }

  @Test
  void leaseDiesWithItsTerm() {
    lease.appliedOwn(1, 0, D, 0, 0);
    assertThat(lease.verdict(2, 1)).isEqualTo(BARRIER);
  }

  @Test
  void newLeaderWaitsForEveryEarlierGrantItReceived() {
    lease.received(1, D, false, 50);
    lease.received(1, D, false, 70);
    long opens = lease.appliedOwn(2, 80, D, 0, 90);
    assertThat(opens).isEqualTo(70 + D + MARGIN);
    assertThat(lease.verdict(2, opens - 1)).isEqualTo(BARRIER);
  }

  @Test
  void clockThatMayHaveMissedTimeEndsTheLease() {
    lease.appliedOwn(1, 0, D, 0, 10);
    lease.distrust(20);
    assertThat(lease.verdict(1, 21)).isEqualTo(BARRIER);
  }

  @Test
  void entryProposedBeforeTheClockWasDistrustedGrantsNothing() {
    lease.appliedOwn(1, 0, D, 0, 10);
    lease.distrust(20);
    lease.appliedOwn(1, 19, D, 0, 30);
    assertThat(lease.verdict(1, 30)).isEqualTo(BARRIER);
    lease.appliedOwn(1, 20, D, 0, 40);
    assertThat(lease.verdict(1, 40)).isEqualTo(SERVE);
  }

  @Test
  void distrustLeavesTheGateAsItIs() {
    lease.received(1, D, false, 50);
    long opens = lease.appliedOwn(2, 80, D, 0, 90);
    lease.distrust(100);
    assertThat(lease.appliedOwn(2, 110, D, 0, 120)).isEqualTo(opens);
    assertThat(lease.verdict(2, opens - 1)).isEqualTo(BARRIER);
  }

  @Test
  void noWaitAfterARelease() {
    lease.received(1, D, false, 50);
    lease.received(1, 0, true, 60);
    assertThat(lease.appliedOwn(2, 80, D, 0, 90)).isEqualTo(90);
    assertThat(lease.verdict(2, 90)).isEqualTo(SERVE);
  }

  @Test
  void waitsWhenAnEntryFollowedTheRelease() {
    lease.received(1, 0, true, 60);
    lease.received(1, D, false, 65);
    assertThat(lease.appliedOwn(2, 80, D, 0, 90)).isEqualTo(65 + D + MARGIN);
  }

  @Test
  void ownTermsEntriesFromAnEarlierRunCountFromTheStart() {
    LeaderLease restarted = leaseAfterStart(1_000, D);
    assertThat(restarted.appliedOwn(5, 1_010, D, 0, 1_020)).isEqualTo(1_000 + D + MARGIN);
  }

  @Test
  void releaseDropsTheLeaseAtOnceAndOnlyEntriesBehindItGiveItBack() {
    lease.appliedOwn(1, 0, D, 0, 1);
    long ticket = lease.dropForRelease(1, 10);
    assertThat(ticket).isNotZero();
    assertThat(lease.verdict(1, 11)).isEqualTo(BARRIER);

    lease.appliedOwn(1, 5, D, 0, 20);
    assertThat(lease.verdict(1, 21)).as("before the release in the log").isEqualTo(BARRIER);

    lease.appliedOwn(1, 12, 0, ticket, 30);
    assertThat(lease.verdict(1, 31)).isEqualTo(BARRIER);

    lease.appliedOwn(1, 32, D, 0, 40);
    assertThat(lease.verdict(1, 41)).isEqualTo(SERVE);
  }

  @Test
  void noReleaseBeforeTheOwnGateIsOpen() {
    lease.received(1, D, false, 50);
    lease.appliedOwn(2, 80, D, 0, 90);
    assertThat(lease.dropForRelease(2, 100)).isZero();
    assertThat(lease.dropForRelease(2, 50 + D + MARGIN)).isNotZero();
  }

  @Test
  void releaseOfALostTermDoesNotHoldBackTheNextOne() {
    lease.appliedOwn(1, 0, D, 0, 1);
    assertThat(lease.dropForRelease(1, 10)).isNotZero();
    lease.received(2, 0, true, 20);
    lease.appliedOwn(3, 30, D, 0, 40);
    assertThat(lease.verdict(3, 41)).isEqualTo(SERVE);
  }

  @Test
  void installedSnapshotCountsFromItsInstallation() {
    lease.received(1, 0, true, 20);
    lease.snapshotInstalled(D, 1_000);
    assertThat(lease.appliedOwn(2, 1_010, D, 0, 1_020)).isEqualTo(1_000 + D + MARGIN);
  }

  @Test
  void leaseOfZeroGrantsNothing() {
    lease.appliedOwn(1, 0, 0, 0, 1);
    assertThat(lease.verdict(1, 1)).isEqualTo(BARRIER);
  }
}
