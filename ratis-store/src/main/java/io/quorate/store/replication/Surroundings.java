package io.quorate.store.replication;

import io.quorate.core.version.ClusterVersion;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.safeguard.Safeguards;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/**
 * What a replica takes from its process.
 *
 * @param leaseClock the one clock of leases, gates and group time
 * @param scheduler for deadlines and for answers that wait for the gate; outlives the replica
 * @param diskFull whether there is no room for writes
 * @param fatal told when the replica cannot go on
 * @param versionUnderstood the newest cluster version that the program understands
 */
public record Surroundings(
    MonotonicClock leaseClock,
    ScheduledExecutorService scheduler,
    BooleanSupplier diskFull,
    FatalHandler fatal,
    Safeguards safeguards,
    int versionUnderstood) {

  public Surroundings(
      MonotonicClock leaseClock,
      ScheduledExecutorService scheduler,
      BooleanSupplier diskFull,
      FatalHandler fatal,
      Safeguards safeguards) {
    this(leaseClock, scheduler, diskFull, fatal, safeguards, ClusterVersion.UNDERSTOOD);
  }
}
