package io.quorate.store.replication;

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
 */
public record Surroundings(
    MonotonicClock leaseClock,
    ScheduledExecutorService scheduler,
    BooleanSupplier diskFull,
    FatalHandler fatal,
    Safeguards safeguards) {}
