package io.quorate.chaos.plan;

import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Selection;
import io.quorate.chaos.nemesis.clock.ClockNemesis;
import io.quorate.chaos.nemesis.disk.DamageKind;
import io.quorate.chaos.nemesis.disk.DamageNemesis;
import io.quorate.chaos.nemesis.disk.FailingDiskNemesis;
import io.quorate.chaos.nemesis.disk.FullDiskNemesis;
import io.quorate.chaos.nemesis.disk.PowerLossNemesis;
import io.quorate.chaos.nemesis.leadership.EarlySuccessor;
import io.quorate.chaos.nemesis.leadership.TransferStorm;
import io.quorate.chaos.nemesis.network.Cut;
import io.quorate.chaos.nemesis.network.CutShape;
import io.quorate.chaos.nemesis.network.FlappingLinks;
import io.quorate.chaos.nemesis.network.WanWeather;
import io.quorate.chaos.nemesis.network.Weather;
import io.quorate.chaos.nemesis.process.Kill;
import io.quorate.chaos.nemesis.process.Pause;
import io.quorate.chaos.nemesis.process.Restart;
import io.quorate.chaos.nemesis.snapshot.ForcedSnapshots;
import io.quorate.chaos.nemesis.snapshot.LaggingReplica;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The faults that plans can name. */
public final class Nemeses {

  /** What nodes are configured to allow, so that no violation may show. */
  private static final int DRIFT_MAX_PARTS_PER_MILLION = 500;

  private static final Map<String, Nemesis> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.of(Selection.values()).map(Kill::new).forEach(Nemeses::add);
    Stream.of(Selection.values()).map(Pause::new).forEach(Nemeses::add);
    Stream.of(Selection.values()).map(Restart::new).forEach(Nemeses::add);
    Stream.of(CutShape.values()).map(Cut::new).forEach(Nemeses::add);
    add(new FlappingLinks());
    Stream.of(Weather.values()).map(WanWeather::new).forEach(Nemeses::add);
    add(ClockNemesis.jump());
    add(ClockNemesis.strobe());
    add(ClockNemesis.drift(DRIFT_MAX_PARTS_PER_MILLION));
    add(FailingDiskNemesis.slowSyncs());
    add(FailingDiskNemesis.failingSyncs());
    add(FailingDiskNemesis.failingWrites());
    add(FailingDiskNemesis.refusingWrites());
    add(FullDiskNemesis.ofOne());
    add(FullDiskNemesis.ofAll());
    add(PowerLossNemesis.ofOne());
    add(PowerLossNemesis.ofAll());
    add(PowerLossNemesis.ofAllWithSlowDisks());
    Stream.of(DamageKind.values()).map(DamageNemesis::new).forEach(Nemeses::add);
    add(new TransferStorm());
    add(new EarlySuccessor());
    add(new ForcedSnapshots());
    add(new LaggingReplica());
  }

  private Nemeses() {}

  private static void add(Nemesis nemesis) {
    BY_NAME.put(nemesis.name(), nemesis);
  }

  /** The family of a fault, in lower case; "unknown" for a name that there is not. */
  public static String family(String name) {
    Nemesis nemesis = BY_NAME.get(name);
    return nemesis == null ? "unknown" : nemesis.family().name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException naming those that there are
   */
  public static Nemesis named(String name) {
    Nemesis nemesis = BY_NAME.get(name);
    if (nemesis == null) {
      throw new IllegalArgumentException(
          "there is no fault '" + name + "'; there are " + String.join(", ", BY_NAME.keySet()));
    }
    return nemesis;
  }
}
