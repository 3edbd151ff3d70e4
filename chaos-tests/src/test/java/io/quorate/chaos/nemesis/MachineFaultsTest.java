package io.quorate.chaos.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quorate.chaos.nemesis.clock.ClockNemesis;
import io.quorate.chaos.nemesis.disk.DamageKind;
import io.quorate.chaos.nemesis.disk.DamageNemesis;
import io.quorate.chaos.nemesis.disk.FailingDiskNemesis;
import io.quorate.chaos.nemesis.disk.FullDiskNemesis;
import io.quorate.chaos.nemesis.disk.PowerLossNemesis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of clocks and disks are felt by real servers, and are over when they are healed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MachineFaultsTest {

  private static final long SEED = 5;
  private static final int DRIFT_PPM = 500;
  private static final long LASTS_NANOS = Duration.ofSeconds(4).toNanos();

  private FaultyCluster faulty;

  @BeforeAll
  void start() throws Exception {
    faulty = FaultyCluster.start(List.of("us", "eu", "ap"), most());
  }

  @AfterAll
  void stop() {
    if (faulty != null) {
      faulty.close();
    }
  }

  static List<Nemesis> some() {
    return List.of(
        ClockNemesis.drift(DRIFT_PPM),
        FailingDiskNemesis.slowSyncs(),
        FailingDiskNemesis.failingSyncs());
  }

  static List<Nemesis> most() {
    return List.of(
        ClockNemesis.jump(),
        ClockNemesis.strobe(),
        FailingDiskNemesis.failingWrites(),
        FailingDiskNemesis.refusingWrites(),
        FullDiskNemesis.ofOne(),
        FullDiskNemesis.ofAll(),
        PowerLossNemesis.ofOne(),
        PowerLossNemesis.ofAll(),
        PowerLossNemesis.ofAllWithSlowDisks());
  }

  @ParameterizedTest
  @MethodSource("some")
  void takesHoldAndHeals(Nemesis nemesis) throws Exception {
    survive(nemesis);
  }

  @Tag("nightly")
  @ParameterizedTest
  @MethodSource("most")
  void eachOtherTakesHoldAndHeals(Nemesis nemesis) throws Exception {
    survive(nemesis);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOG_BITS", "LOG_TAIL"})
  void damagedLogIsRefused(DamageKind kind) throws Exception {
    Evidence evidence = survive(new DamageNemesis(kind));

    assertThat(evidence.figures()).as(evidence.words()).containsEntry("refused", 1L);
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE_BITS", "SNAPSHOT_BITS"})
  void damagedTableIsRefusedOrNotInTheWay(DamageKind kind) throws Exception {
    survive(new DamageNemesis(kind));
  }

  private Evidence survive(Nemesis nemesis) throws Exception {
    Optional<String> missing = nemesis.missing(faulty.cluster);
    missing.ifPresent(why -> System.out.println("not exercised, " + nemesis.name() + ": " + why));
    assumeTrue(missing.isEmpty(), nemesis.name());
    long begun = System.nanoTime();
    Evidence evidence =
        faulty.survive(nemesis, SEED, () -> System.nanoTime() - begun > LASTS_NANOS);
    System.out.println(nemesis.name() + ": " + evidence.words());
    return evidence;
  }
}
